import type { Judgement, Level } from "../policy";
import { coloursFor } from "../report/colours";
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
  const text =
    format === "json"
      ? (require("../report/json") as typeof import("../report/json")).jsonReport(judgement)
      : (require("../report/text") as typeof import("../report/text")).textReport(
          judgement,
          coloursFor(process.stdout),
        );
  process.stdout.write(text);
}

/** The exit code that a judgement deserves. */
export function verdict({ findings, undecided }: Judgement, { failOn, strict }: VerdictOptions): ExitCode {
  if (findings.some(({ level }) => level === "error" || level === failOn)) return EXIT.findings;
  return strict && undecided.length > 0 ? EXIT.undecided : EXIT.fine;
}
