import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { keyProblem } from "../domain/name";
import { didYouMean } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { attempt } from "../domain/user-error";
import { readDocument } from "./document";
import { FileProblemsError } from "./problem";

/** Where environment files stand by default. */
const ENVIRONMENTS_FOLDER = "environments";

/**
 * The environment files of a folder, by name. The folder of a project stands for its environments.
 * @throws FileProblemsError when there is none.
 */
export function environmentFiles(folder: string = ENVIRONMENTS_FOLDER): string[] {
  const ofProject = join(folder, ENVIRONMENTS_FOLDER);
  return filesIn(list(ofProject) ? ofProject : folder);
}

function filesIn(folder: string): string[] {
  const files = (list(folder) ?? refuseFolder(folder, missingFolder(folder)))
    .filter(isEnvironmentFile)
    .sort()
    .map((file) => join(folder, file));
  return files.length > 0
    ? files
    : refuseFolder(folder, { what: "there is no environment file here", allowed: ALLOWED });
}

/** Whether a file in a folder of environments has the name of an environment file. */
export function isEnvironmentFile(name: string): boolean {
  return /^[^.].*\.(ya?ml|json)$/.test(name);
}

const ALLOWED = "NAME.yaml, one for each environment";

function missingFolder(folder: string): Problem {
  return {
    what: `there is no folder ${folder} in ${process.cwd()}`,
    allowed: `${folder}/${ALLOWED}`,
    fix: "go to the folder of your project, or name the files",
  };
}

function refuseFolder(file: string, problem: Problem): never {
  throw new FileProblemsError([{ file, path: [], ...problem }]);
}

/**
 * The environment files that CENVPN_ENV names, separated by commas; all files without it. It names a file by the file's
 * name without ending, or by the environment's name.
 * @param namedBy What messages call the place of the names.
 * @throws FileProblemsError when it names one that does not exist.
 */
export function selectedFiles(
  files: readonly string[],
  named: string | undefined = process.env.CENVPN_ENV,
  namedBy = "CENVPN_ENV",
): string[] {
  if (!named) return [...files];
  const wanted = named.split(",").map((name) => name.trim());
  const called = files.map((file) => parse(file).name);
  const isCalled = (name: string) => called.includes(name);
  // Files are read only where their own names do not match.
  const namesOf = wanted.every(isCalled)
    ? (file: string) => [parse(file).name]
    : (file: string) => [parse(file).name, ...nameIn(file).filter((name) => !isCalled(name))];
  const names = new Map(files.map((file) => [file, namesOf(file)]));
  const known = [...new Set([...names.values()].flat())];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new FileProblemsError([
      {
        file: namedBy,
        path: [],
        what: `there is no environment ${unknown.join(", ")}`,
        allowed: known.join(", "),
        ...(unknown.length === 1 ? didYouMean(unknown.join(), known) : {}),
      },
    ]);
  }
  return files.filter((file) => names.get(file)?.some((name) => wanted.includes(name)));
}

/** The name of the environment in a file; none for a broken file, which its user reports. */
function nameIn(file: string): string[] {
  const document = attempt(
    () => readDocument(file),
    () => undefined,
  );
  const { name } = Object(document?.value) as { name?: unknown };
  return typeof name === "string" && !keyProblem(name) ? [name] : [];
}

/** What is in a folder, but no folders; undefined when the folder cannot be read. */
function list(folder: string): string[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch {
    return undefined;
  }
}
