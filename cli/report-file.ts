import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { FORMATS, type Format } from "../report/format";
import { CommandError } from "./exit-code";
import { writeWhole } from "./whole-files";

/** A file that a report is written to. */
export interface ReportFile {
  readonly format: Format;
  readonly file: string;
}

/** `sarif=cenvpn.sarif`. */
export function parseReportFile(argument: string): ReportFile {
  const [, name, file] = /^([^=]*)=(.+)$/s.exec(argument) ?? [];
  const format = FORMATS.find((known) => known === name);
  if (format && file) return { format, file };
  throw new CommandError(`--report ${argument}: write FORMAT=FILE, with one of the formats ${FORMATS.join(", ")}`);
}

/** Whole or not at all; what is no regular file, such as /dev/stderr, is written to as it is. */
export function writeReport(file: string, content: string): void {
  try {
    makeFolder(dirname(file));
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) writeFileSync(file, content);
    else writeWhole(new Map([[file, content]]));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new CommandError(`${file} cannot be written: ${REASONS[code] ?? code}`);
  }
}

/** With those above it. Not by Node's own way for that, which never ends where the system makes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // by another process, just now
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EEXIST: "a folder of its path is a file",
  EISDIR: "it is a folder",
  ENOENT: "its folder cannot be made",
  ENOSPC: "no space is left",
  ENOTDIR: "a folder of its path is a file",
  EPERM: "you may not write there",
  EROFS: "nobody may write there",
};
