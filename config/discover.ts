import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { FileProblemsError } from "./problem";

/** Where environment files stand unless told otherwise. */
const ENVIRONMENTS_FOLDER = "environments";

/**
 * The environment files of a folder, by name.
 * @throws FileProblemsError when there is none.
 */
export function environmentFiles(folder: string = ENVIRONMENTS_FOLDER): string[] {
  const files = list(folder)
    .filter((file) => /^[^.].*\.(ya?ml|json)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
  if (files.length === 0) {
    throw new FileProblemsError([
      {
        file: folder,
        path: [],
        what: "there is no environment file here",
        allowed: "NAME.yaml, one for each environment",
      },
    ]);
  }
  return files;
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

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
