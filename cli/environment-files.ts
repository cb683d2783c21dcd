import { statSync } from "node:fs";
import { normalize } from "node:path";
import { type Environment, environmentFiles, FileProblemsError, loadEnvironments, selectedFiles } from "../config";

/** The environment files that arguments name, a folder standing for the files in it; without any, those that CENVPN_ENV selects. */
export function namedFiles(args: readonly string[]): string[] {
  if (args.length === 0) return selectedFiles(environmentFiles());
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return [...new Set(args.flatMap((path) => (isFolder(path) ? environmentFiles(path) : [normalize(path)])))];
}

/**
 * The environments of some files.
 * @throws FileProblemsError with everything that is wrong in the files
 */
export function environmentsOf(files: readonly string[]): readonly Environment[] {
  const { environments, problems } = loadEnvironments(files);
  if (problems.length > 0) throw new FileProblemsError(problems);
  return environments;
}
