import type { Judgement } from "../policy";

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
export const JSON_REPORT_VERSION = 1;

/** A judgement for programs. */
export function jsonReport(judgement: Judgement): string {
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, ...judgement }, null, 2)}\n`;
}
