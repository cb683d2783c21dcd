import type { Judgement } from "./judgement";

/** What a judgement comes to. */
export type Verdict = "pass" | "fail" | "undecided";

/** Undecided only under `strict`, and when nothing fails already. */
export function verdictOf({
  findings,
  undecided,
  failOn,
  strict,
}: Pick<Judgement, "findings" | "undecided" | "failOn" | "strict">): Verdict {
  if (findings.some(({ level }) => level === "error" || level === failOn)) return "fail";
  return strict && undecided.length > 0 ? "undecided" : "pass";
}
