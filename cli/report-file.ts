import { realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pathInside } from "../files/inside";
import { systemReason } from "../files/system-error";
import { writeWhole } from "../files/whole-files";
import { checkoutAt, linkInCheckout } from "../files/work-tree";
import { FORMATS, type Format } from "../report/format";
import { CommandError } from "./command-error";

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

/**
 * Call it before writing anything.
 * @param inputs Files that are read, and folders whose Terraform JSON is.
 * @throws CommandError when a report would replace an input or another report, or go through a link of the checkout
 */
export function refuseReplacing(reports: readonly ReportFile[], inputs: readonly string[]): void {
  for (const { file } of reports) refuseLink(file);
  const [read, written] = [new Map(inputs.map((input) => [identity(input), input])), new Map<string, ReportFile>()];
  const problems = reports.flatMap((report) => {
    const { format, file } = report;
    const id = identity(file);
    const input = read.get(id) ?? inputs.find((folder) => isTerraform(file) && pathInside(folder, file) !== undefined);
    if (input !== undefined) return [`the report ${format}=${file} would replace ${file}, which is read here`];
    const other = written.get(id);
    if (other === undefined) written.set(id, report);
    return other === undefined || other.format === format || isStream(file)
      ? []
      : [`the reports ${other.format}=${other.file} and ${format}=${file} are one file`];
  });
  if (problems.length > 0) throw new CommandError(`${problems.join("; ")}. Name another file for each.`);
}

/** The identity of a file, whatever path names it; for a new file, its future place. */
function identity(file: string): string {
  try {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (stat) return `${stat.dev}:${stat.ino}`;
    const folder = dirname(resolve(file));
    return statSync(folder, { throwIfNoEntry: false }) ? join(realpathSync(folder), basename(file)) : resolve(file);
  } catch {
    return resolve(file); // the reader or writer reports the reason
  }
}

function isTerraform(file: string): boolean {
  return basename(file) === "manifest.json" || /\.tf(\.json)?$/.test(file);
}

/** Whether several reports may go there one after the other, as to /dev/stderr. */
function isStream(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isDirectory();
}

/**
 * The author of a checkout may have put a link there that leads anywhere.
 * @param folders Further folders in checkouts, besides the working directory.
 * @throws CommandError when a file of a checkout is such a link, or its path leads through one
 */
export function refuseLink(file: string, ...folders: readonly string[]): void {
  const links = [".", ...folders].map((folder) => linkInCheckout(checkoutAt(folder), file));
  const link = links.find((found) => found !== undefined);
  if (link === undefined) return;
  throw new CommandError(
    `${file} cannot be written: ${relative(".", link)} is a symbolic link, which may point anywhere`,
  );
}

/** Writes a file whole or not at all; writes directly to anything but a regular file, such as /dev/stderr. */
export function writeReport(file: string, content: string): void {
  refuseLink(file);
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) writeFileSync(file, content);
    else writeWhole(new Map([[file, content]]));
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${systemReason(error)}`);
  }
}
