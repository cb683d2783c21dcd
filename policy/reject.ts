import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { printable } from "../domain/printable";
import { pathInside } from "../files/inside";
import { writeWhole } from "../files/whole-files";
import { readManifest, withDependents } from "../graph/read/manifest";
import { UnreadableTarget } from "../graph/read/unreadable-target";
import { own, text } from "../graph/terraform/json";
import type { Judgement } from "./judgement";
import { standing } from "./verdict";

/**
 * Removes every stack with an unexcused error from a synthesized folder, so nothing can deploy it. An error that
 * several stacks share removes all of them, and a removed stack takes its readers with it.
 *
 * @returns the names of the rejected stacks
 */
export function reject(folder: string, judgement: Pick<Judgement, "findings">): readonly string[] {
  const path = join(folder, "manifest.json");
  const manifest = readManifest(folder);
  const errors = standing(judgement.findings).filter(({ level }) => level === "error");
  const named = new Set(errors.flatMap(({ stacks }) => stacks));
  const stacks = Object.entries(manifest.stacks);
  const guilty = withDependents(
    manifest,
    stacks.map(([name]) => name).filter((name) => named.has(printable(name))),
  );
  const rejected = stacks.filter(([name]) => guilty.has(name));
  if (rejected.length === 0) return [];
  const folders = rejected.map(([name, entry]) => folderOf(folder, name, entry));
  const kept = Object.fromEntries(stacks.filter(([name]) => !guilty.has(name)));
  // the manifest first: nobody deploys a stack that it does not name, even if a folder resists removal
  writeWhole(new Map([[path, `${JSON.stringify({ ...manifest, stacks: kept }, null, 2)}\n`]]));
  for (const rejectedFolder of folders) rmSync(rejectedFolder, { recursive: true, force: true });
  return rejected.map(([name]) => name);
}

/** The folder of a stack. Never outside the synthesized folder, whatever the manifest says. */
function folderOf(folder: string, name: string, entry: unknown): string {
  const path = resolve(folder, text(own(entry, "workingDirectory")) ?? join("stacks", name));
  if (pathInside(folder, path) === undefined)
    throw new UnreadableTarget(folder, `has a manifest that places stack ${name} outside the folder`);
  return path;
}
