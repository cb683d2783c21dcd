import type { Rule } from "./rule";
import { rules } from "./rules";

/** What a rule is about, for people: everything but the check. */
export type Explanation = Omit<Rule, "subjects" | "check">;

/** Explains a rule; undefined when there is none of that id. */
export function explain(id: string): Explanation | undefined {
  const rule = rules.find((known) => known.id === id);
  if (!rule) return undefined;
  const { subjects: _subjects, check: _check, ...explanation } = rule;
  return explanation;
}
