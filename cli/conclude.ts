import type { Settings } from "../app/settings";
import type { Changes } from "../change";
import { EXIT, type ExitCode } from "../domain/exit-code";
import type { Revision } from "../files/revision";
import { once } from "../graph/once";
import { type Judgement, type Stack, verdictOf } from "../policy";
import { coloursFor } from "../report/colours";
import type { Format } from "../report/format";
import { render } from "../report/render";
import { shownTopology } from "../report/topology/read";
import { documentReader } from "./environment-line";
import { atLinesAtFault } from "./lines-at-fault";
import { atLinesOfChange } from "./lines-of-change";
import { type ReportFile, refuseReplacing, writeReport } from "./report-file";
import { version } from "./version";

/** For commands that judge nothing. */
export interface PrintOptions {
  readonly format: "text" | "json";
}

export interface OutputOptions {
  /** Format for standard output. @default text */
  readonly format?: Format;
  /** Reports to files, besides those of the settings. */
  readonly report?: readonly ReportFile[];
}

/**
 * Call it before judging anything.
 * @param inputs Judged files and folders.
 * @throws CommandError when a report would replace any of them, a file of the project, or another report
 */
export function refuseReports(
  { report = [] }: OutputOptions,
  { reports, files }: Pick<Settings, "reports" | "files">,
  inputs: readonly string[],
): void {
  refuseReplacing([...reports, ...report], [...files, ...inputs]);
}

/** What to show with a judgement. */
export interface Shown {
  /** The judged stacks, to draw. @default draws nothing */
  readonly stacks?: readonly Stack[];
  /** What the judged plans change. @default no plan was judged */
  readonly changes?: Changes;
  /** What the change is held against, so that findings are reported at its lines. @default where the fault is written */
  readonly since?: Revision | undefined;
}

/** Prints a judgement with its change, writes it to files, and returns its exit code. */
export function conclude(
  given: Judgement,
  { format = "text", report = [] }: OutputOptions,
  { reports }: Pick<Settings, "reports">,
  { stacks, changes, since }: Shown = {},
): ExitCode {
  const documentOf = documentReader();
  const atFault = atLinesAtFault(given, documentOf);
  const judgement = since ? atLinesOfChange(atFault, since, documentOf) : atFault;
  const options = { version, changes, ...(stacks ? { topology: once(() => shownTopology(stacks)) } : {}) };
  const terminal = { colours: coloursFor(process.stdout), width: process.stdout.columns };
  process.stdout.write(render(judgement, format, { ...options, ...terminal }));
  writeReports([...reports, ...report], judgement, options);
  return { pass: EXIT.fine, fail: EXIT.findings, undecided: EXIT.undecided }[verdictOf(judgement)];
}

/** Writes a judgement to files, each in its format. */
export function writeReports(
  reports: readonly ReportFile[],
  judgement: Judgement,
  options: Parameters<typeof render>[2],
): void {
  for (const { format, file } of reports) writeReport(file, render(judgement, format, options));
}
