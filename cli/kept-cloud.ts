import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { writeWhole } from "../files/whole-files";
import type { KeptSimulation } from "../rehearsal";
import { CommandError } from "./command-error";
import { refuseLink } from "./report-file";

/** Reads a kept cloud. @throws CommandError for any other file */
export function keptCloud(file: string): KeptSimulation {
  const kept = { trusted: [], ...jsonIn(file, "--cloud") } as unknown as KeptSimulation;
  const { now, seed, issued, objects, trusted } = kept;
  if (typeof now !== "number" || typeof seed !== "string" || ![issued, objects, trusted].every(Array.isArray))
    throw new CommandError(`--cloud ${file}: --keep did not write this file`);
  return { now, seed, issued, objects, trusted };
}

/** Call it before anything runs. @throws CommandError when the file cannot be written */
export function refuseToKeep(file: string): void {
  if (!existsSync(dirname(file))) throw new CommandError(`--keep ${file}: there is no folder ${dirname(file)}`);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new CommandError(`--keep ${file}: this is a folder`);
  if (there?.isFile() === false) throw new CommandError(`--keep ${file}: this is not a regular file`);
  refuseLink(file);
}

/** Keeps a cloud in a file that nobody else can read: it contains PSKs. */
export function keepCloud(file: string, cloud: KeptSimulation): void {
  writeWhole(new Map([[file, `${JSON.stringify(cloud, null, 2)}\n`]]), 0o600);
}

/** The content of a file; messages name the option. */
export function jsonIn(file: string, option: string): object {
  if (!existsSync(file)) throw new CommandError(`${option} ${file}: there is no such file`);
  try {
    return Object(JSON.parse(readFileSync(file, "utf8"))) as object;
  } catch {
    throw new CommandError(`${option} ${file}: this is not JSON`);
  }
}
