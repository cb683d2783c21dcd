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
  throw new CommandError(`--report ${argument}: write FORMAT=FILE, with a FORMAT of ${FORMATS.join(", ")}`);
}

/** Whole or not at all; what is no regular file, such as /dev/stderr, is written to as it is. */
export function writeReport(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    writeFileSync(file, content);
    return;
  }
  writeWhole(new Map([[file, content]]));
}
