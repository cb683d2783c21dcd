import { lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gitOf } from "../files/git";
import { writeWhole } from "../files/whole-files";
import { CommandError } from "./command-error";
import { refuseLink } from "./report-file";

/** What becomes of a file of a device. */
export interface FileOutcome {
  readonly file: string;
  readonly status: "new" | "changed" | "same" | "not written any more";
  /** What was in it; of a file with PSKs never. */
  readonly before?: string;
  readonly after?: string;
}

/** Files with PSKs stand here, apart from those that a commit may take. */
export const SECRET_FOLDER = "with-keys";

/** Keeps git from taking any file of the folder. */
const IGNORE_ALL = new Map([[".gitignore", "*\n"]]);

/**
 * Writes the files of a device into its folder.
 * @throws CommandError where a file is reached by a link
 */
export function writeOpen(folder: string, texts: ReadonlyMap<string, string>): FileOutcome[] {
  const outcomes = [...texts].map(([name, after]): FileOutcome => {
    const file = join(folder, name);
    refuseLink(file, dirname(folder));
    const before = textAt(file);
    if (before === undefined) return { file, status: "new", after };
    return before === after ? { file, status: "same" } : { file, status: "changed", before, after };
  });
  const written = outcomes.filter(({ after }) => after !== undefined);
  if (written.length > 0) mkdirSync(folder, { recursive: true });
  writeWhole(new Map(written.map(({ file, after = "" }) => [file, after])));
  return [...outcomes, ...leftOver(folder, texts)];
}

/**
 * Writes files with PSKs, for their owner only.
 * @throws CommandError where git would take them
 */
export function writeSecret(device: string, texts: ReadonlyMap<string, string>): FileOutcome[] {
  const folder = join(device, SECRET_FOLDER);
  const files = new Map([...texts].map(([name, text]) => [join(folder, name), text]));
  for (const file of files.keys()) refuseLink(file, dirname(device));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(new Map([...IGNORE_ALL].map(([name, text]) => [join(folder, name), text])));
  const taken = [...gitOf([...files.keys()])].filter(([, git]) => git !== "leaves it").map(([file]) => file);
  if (taken.length > 0)
    throw new CommandError(
      `git does not ignore ${taken.join(", ")}, which would hold PSKs. Fix: git rm --cached each, or write elsewhere with --out`,
    );
  const outcomes = [...files].map(([file, text]): FileOutcome => {
    const before = textAt(file);
    return { file, status: before === undefined ? "new" : before === text ? "same" : "changed" };
  });
  writeWhole(files, 0o600);
  return outcomes;
}

/** Files that were written for the device, and are not any more. */
function leftOver(folder: string, texts: ReadonlyMap<string, string>): FileOutcome[] {
  const there = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  return there
    .filter((name) => !texts.has(name) && name !== SECRET_FOLDER)
    .map((name) => ({ file: join(folder, name), status: "not written any more" }));
}

function textAt(file: string): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file, "utf8");
}
