import { join } from "node:path";
import { readRegular } from "../../files/regular-files";
import { entries, isObject, own, text, texts } from "../terraform/json";
import { UnreadableTarget } from "./unreadable-target";

/** The manifest of a synthesized folder. */
export interface Manifest {
  readonly stacks: Readonly<Record<string, unknown>>;
}

/** In bytes. */
const LARGEST = 16 * 1024 * 1024;

/** The stacks of a synthesized folder. @throws UnreadableTarget */
export function readManifest(folder: string): Manifest {
  const path = join(folder, "manifest.json");
  try {
    const bytes = readRegular(path, LARGEST);
    const manifest: unknown = "why" in bytes ? undefined : JSON.parse(bytes.toString("utf8"));
    const stacks = own(manifest, "stacks");
    if (isObject(manifest) && isObject(stacks)) return { ...manifest, stacks };
  } catch {
    // reported below, without anything of the file
  }
  throw new UnreadableTarget(path, "is not the manifest of a synthesized folder");
}

/** The stacks that each stack of a synthesized folder reads from, by name; they must be deployed first. */
export function stackDependencies({ stacks }: Manifest): ReadonlyMap<string, readonly string[]> {
  const named = entries(stacks);
  const byPath = new Map(named.map(([name, stack]) => [text(own(stack, "constructPath")) ?? name, name]));
  return new Map(
    named.map(([name, stack]) => [name, texts(own(stack, "dependencies")).flatMap((path) => byPath.get(path) ?? [])]),
  );
}

/** The stacks of a synthesized folder, each after the stacks that it reads from. */
export function inOrderOfReading(manifest: Manifest): readonly string[] {
  const dependencies = stackDependencies(manifest);
  const ordered = new Set<string>();
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const other of dependencies.get(name) ?? []) add(other);
    ordered.add(name);
  };
  for (const name of dependencies.keys()) add(name);
  return [...ordered];
}

/** Some stacks, and all stacks that cannot be deployed without them. */
export function withDependents(manifest: Manifest, stacks: Iterable<string>): ReadonlySet<string> {
  const all = new Set(stacks);
  const dependencies = stackDependencies(manifest);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const [name, needed] of dependencies) if (needed.some((each) => all.has(each))) all.add(name);
  }
  return all;
}
