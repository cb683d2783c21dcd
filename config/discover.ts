import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import type { Problem } from "../domain/problem";
import { FileProblemsError } from "./problem";

/** Where environment files stand unless told otherwise. */
const ENVIRONMENTS_FOLDER = "environments";

/**
 * The environment files of a folder, by name.
 * @throws FileProblemsError when there is none.
 */
export function environmentFiles(folder: string = ENVIRONMENTS_FOLDER): string[] {
  const files = (list(folder) ?? refuseFolder(folder, missingFolder(folder)))
    .filter((file) => /^[^.].*\.(ya?ml|json)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
  return files.length > 0
    ? files
    : refuseFolder(folder, { what: "there is no environment file here", allowed: ALLOWED });
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
 * Those of some environment files that CENVPN_ENV names, by file name without ending, separated by commas; all without it.
 * @param namedBy What messages call the place of the names.
 * @throws FileProblemsError when it names one that does not exist.
 */
export function selectedFiles(
  files: readonly string[],
  names: string | undefined = process.env.CENVPN_ENV,
  namedBy = "CENVPN_ENV",
): string[] {
  if (!names) return [...files];
  const wanted = names.split(",").map((name) => name.trim());
  const known = files.map((file) => parse(file).name);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new FileProblemsError([
      {
        file: namedBy,
        path: [],
        what: `there is no environment ${unknown.join(", ")}`,
        allowed: known.join(", "),
      },
    ]);
  }
  return files.filter((file) => wanted.includes(parse(file).name));
}

/** Undefined when it is no folder that can be read. */
function list(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
