import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Location } from "../../policy/judgement";
import { onceFor } from "../once";
import { withoutLastIndex } from "../terraform/address";
import type { Stack } from "../terraform/resource";
import { pathIn } from "./checkout";
import { linesInHcl, linesInJson } from "./lines";

/** Adds where things stand in what Terraform reads, for those of which nobody says where they were written. */
export function withWritten<T extends Location>(entries: readonly T[], stacks: readonly Stack[]): readonly T[] {
  const indexOf = onceFor((name: string) => places(stacks.find((stack) => stack.name === name)));
  return entries.map((entry) => {
    if (entry.source !== undefined || entry.address === undefined) return entry;
    const index = indexOf(entry.stack);
    // what a module makes is told at its call
    const call = /^module\.[\w-]+/.exec(entry.address)?.[0];
    const written = index.get(call ?? withoutLastIndex(entry.address));
    return written === undefined ? entry : { ...entry, written };
  });
}

/** A path, with or without a line, as people in the project know it; one that leads out of the project stays as it is. */
export function projectPath(path: string): string {
  return pathIn(process.cwd(), path);
}

/** `file:line` by address. Of a stack made of an environment file, that file is what people write. */
function places(stack: Stack | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of stack === undefined || stack.environment !== undefined ? [] : textsOf(stack)) {
    const text = read(file);
    const lines = file.endsWith(".tf") ? linesInHcl(text) : linesInJson(text);
    for (const [address, line] of lines) if (!found.has(address)) found.set(address, `${projectPath(file)}:${line}`);
  }
  return found;
}

/** A plan says nothing of where it comes from: most often it lies beside it. */
function textsOf({ kind, files = [] }: Stack): readonly string[] {
  const texts = files.filter((file) => /\.tf(\.json)?$/.test(file));
  if (texts.length > 0 || kind === "synth") return files;
  return files.map(dirname).flatMap((folder) =>
    list(folder)
      .filter((file) => /\.tf(\.json)?$/.test(file))
      .map((file) => join(folder, file)),
  );
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** What cannot be read any more has no lines. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
