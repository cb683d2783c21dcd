import type { Changes } from "../change";
import { printableData } from "../domain/printable";
import { type Judgement, verdictOf } from "../policy";
import type { JudgementReport, ProblemsReport } from "./schema";
import { JSON_REPORT_VERSION } from "./version";

/**
 * A judgement for programs, as `judgement.schema.json` describes it.
 *
 * @param change what the plans that were judged change
 * @default no plan was judged
 */
export function jsonReport(judgement: Judgement, change?: Changes): string {
  const verdict = verdictOf(judgement);
  const report = { version: JSON_REPORT_VERSION, verdict, ...(change ? { change } : {}), ...judgement } as const;
  return json(report satisfies Immutable<JudgementReport>);
}

/** What is wrong with files, for programs. */
export function problemsReport(problems: Immutable<ProblemsReport["problems"]>): string {
  return json({ version: JSON_REPORT_VERSION, problems: printableData(problems) });
}

type Immutable<T> = { readonly [K in keyof T]: Immutable<T[K]> };

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
