import { type Judgement, type Level, verdictOf } from "../policy";
import { coloursFor } from "../report/colours";
import type { Format } from "../report/format";
import { render } from "../report/render";
import { EXIT, type ExitCode } from "./exit-code";
import { type ReportFile, writeReport } from "./report-file";
import { version } from "./version";

/** Of commands that judge nothing. */
export interface PrintOptions {
  readonly format: "text" | "json";
}

export interface OutputOptions {
  /** What standard output gets. @default text */
  readonly format?: Format;
  /** What files get. */
  readonly report?: readonly ReportFile[];
  /** Lowest level that counts as failure. */
  readonly failOn: Level;
  /** Whether what cannot be decided fails. */
  readonly strict?: boolean;
}

/** Prints a judgement, writes it to files, and gives the exit code that it deserves. */
export function conclude(
  judged: Judgement,
  { format = "text", report = [], failOn, strict = false }: OutputOptions,
): ExitCode {
  const judgement = { ...judged, failOn, strict };
  process.stdout.write(render(judgement, format, { version, colours: coloursFor(process.stdout) }));
  for (const { format, file } of report) writeReport(file, render(judgement, format, { version }));
  return { pass: EXIT.fine, fail: EXIT.findings, undecided: EXIT.undecided }[verdictOf(judgement)];
}
