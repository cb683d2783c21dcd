import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gitOf } from "../files/git";
import { writeWhole } from "../files/whole-files";
import { CommandError } from "./command-error";
import { refuseLink } from "./report-file";

/** The change of a device's file. */
export interface FileOutcome {
  readonly file: string;
  readonly status: "new" | "changed" | "same" | "not written any more";
  /** Its former content; never for a file with PSKs. */
  readonly before?: string;
  readonly after?: string;
}

/** Folder for files with PSKs, apart from files that may be committed. */
const SECRET_FOLDER = "with-keys";

/** The files of a device, by name: without PSKs, and with. */
export interface DeviceFiles {
  readonly folder: string;
  readonly open: ReadonlyMap<string, string>;
  readonly secret: ReadonlyMap<string, string>;
}

/**
 * Writes the files of devices, all or none. Only their owner can read those with PSKs.
 * @throws CommandError if a path leads through a link, or git would commit a file with PSKs
 */
export function writeDevices(devices: readonly DeviceFiles[], out: string): FileOutcome[][] {
  const open = devices.map(({ folder, open }) => outcomes(inFolder(folder, open), out));
  const secrets = devices.map(({ folder, secret }) => inFolder(join(folder, SECRET_FOLDER), secret));
  const secret = secrets.map((files) => outcomes(files, out));
  writeSecret(new Map(secrets.flatMap((files) => [...files])));
  const written = open.flat().filter(({ after }) => after !== undefined);
  writeWhole(new Map(written.map(({ file, after = "" }) => [file, after])));
  return devices.map(({ folder, open: texts }, index) => [
    ...(open[index] ?? []),
    ...leftOver(folder, texts),
    ...(secret[index] ?? []).map(({ file, status }) => ({ file, status })),
  ]);
}

const inFolder = (folder: string, texts: ReadonlyMap<string, string>) =>
  new Map([...texts].map(([name, text]) => [join(folder, name), text]));

function outcomes(files: ReadonlyMap<string, string>, out: string): FileOutcome[] {
  return [...files].map(([file, after]): FileOutcome => {
    refuseLink(file, dirname(out));
    const before = textAt(file);
    if (before === undefined) return { file, status: "new", after };
    return before === after ? { file, status: "same" } : { file, status: "changed", before, after };
  });
}

function writeSecret(files: ReadonlyMap<string, string>): void {
  if (files.size === 0) return;
  const folders = [...new Set([...files.keys()].map(dirname))];
  // before git is asked
  writeWhole(new Map(folders.map((folder) => [join(folder, ".gitignore"), "*\n"])));
  const taken = [...gitOf([...files.keys()])].filter(([, git]) => git !== "leaves it").map(([file]) => file);
  if (taken.length > 0)
    throw new CommandError(
      `git does not ignore ${taken.join(", ")}, which would hold PSKs. Fix: git rm --cached each file, or write elsewhere with --out`,
    );
  writeWhole(files, PRIVATE);
}

const PRIVATE = 0o600;

/** Files that were written for the device before, but not this time. */
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
