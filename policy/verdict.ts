import type { Finding, Judgement } from "./judgement";

/** The result of a judgement. */
export type Verdict = "pass" | "fail" | "undecided";

/** Undecided only under `strict`, and if nothing else fails. */
export function verdictOf({
  findings,
  undecided,
  failOn,
  strict,
}: Pick<Judgement, "findings" | "undecided" | "failOn" | "strict">): Verdict {
  if (standing(findings).some(({ level }) => level === "error" || level === failOn)) return "fail";
  return strict && undecided.length > 0 ? "undecided" : "pass";
}

/** Findings that nothing excuses. */
export function standing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ waived }) => waived === undefined);
}
