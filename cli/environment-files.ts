import { lstatSync, statSync } from "node:fs";
import { normalize } from "node:path";
import { type Environment, environmentFiles, FileProblemsError, loadEnvironments, selectedFiles } from "../config";
import { attempt } from "../domain/user-error";

/**
 * The environment files that arguments name, by path or by the environment's name; a folder means the files in it.
 * Without arguments, the files that CENVPN_ENV selects.
 */
export function namedFiles(args: readonly string[]): string[] {
  if (args.length === 0) return selectedFiles(environmentFiles());
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const filesOf = (path: string) => (isFolder(path) ? environmentFiles(path) : [normalize(path)]);
  return [...new Set(args.flatMap((argument) => filesOfName(argument) ?? filesOf(argument)))];
}

/**
 * The files of the environment that an argument names; undefined if the argument is a path. A word such as `Prod` is
 * no valid name, but no path of a missing file either: the error lists the environments.
 */
export function filesOfName(argument: string): string[] | undefined {
  const isPath = !/^\w[\w-]*$/.test(argument) || lstatSync(argument, { throwIfNoEntry: false }) !== undefined;
  const files = isPath ? undefined : attempt(environmentFiles, () => undefined);
  return files && selectedFiles(files, argument, argument);
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
