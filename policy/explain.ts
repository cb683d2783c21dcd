import type { Rule } from "./rule";
import { rules } from "./rules";

/** What a rule is about, for people: everything but the check. */
export type Explanation = Omit<Rule, "subjects" | "check">;

/** Explains a rule; undefined when there is none of that id. */
export function explain(id: string): Explanation | undefined {
  const rule = rules.find((known) => known.id === id);
  return rule && explanationOf(rule);
}

/** Explains all rules. */
export function explanations(): readonly Explanation[] {
  return rules.map(explanationOf);
}

function explanationOf({ subjects: _subjects, check: _check, ...explanation }: Rule): Explanation {
  return explanation;
}
