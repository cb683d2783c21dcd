import type { Problem } from "./problem";

/** Why a text cannot be the id of a rule. */
export function ruleIdProblem(text: string): Problem | undefined {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) && text.length <= 64) return undefined;
  return { what: `“${text.slice(0, 64)}” is not the id of a rule`, allowed: "lower-case words joined by hyphens" };
}
