import { statSync } from "node:fs";
import { normalize } from "node:path";
import { environmentFiles, selectedFiles } from "../config";

/** The environment files that arguments name, a folder standing for the files in it; without any, those that CENVPN_ENV selects. */
export function namedFiles(args: readonly string[]): string[] {
  if (args.length === 0) return selectedFiles(environmentFiles());
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return [...new Set(args.flatMap((path) => (isFolder(path) ? environmentFiles(path) : [normalize(path)])))];
}
