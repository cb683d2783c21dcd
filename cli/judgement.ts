import type { Judgement, Level } from "../policy";
import { coloursFor } from "../report/colours";
import { jsonReport } from "../report/json";
import { textReport } from "../report/text";
import { EXIT, type ExitCode } from "./exit-code";

export interface VerdictOptions {
  /** Lowest level that counts as failure. */
  readonly failOn: Level;
  /** Whether what cannot be decided fails. */
  readonly strict?: boolean;
}

export interface PrintOptions {
  readonly format: "text" | "json";
}

/** Prints a judgement to standard output. */
export function print(judgement: Judgement, { format }: PrintOptions): void {
  process.stdout.write(format === "json" ? jsonReport(judgement) : textReport(judgement, coloursFor(process.stdout)));
}

/** The exit code that a judgement deserves. */
export function verdict({ findings, undecided }: Judgement, { failOn, strict }: VerdictOptions): ExitCode {
  if (findings.some(({ level }) => level === "error" || level === failOn)) return EXIT.findings;
  return strict && undecided.length > 0 ? EXIT.undecided : EXIT.fine;
}
