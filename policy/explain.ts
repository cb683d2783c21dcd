import type { Rule } from "./rule";
import { rules } from "./rules";
import { waiverRules } from "./waivers/rules";

/** What a rule is about, for people: everything but the check. */
export type Explanation = Omit<Rule, "subjects" | "check">;

/** Explains a rule; undefined when there is none of that id. */
export function explain(id: string): Explanation | undefined {
  return explanations().find((known) => known.id === id);
}

/** Explains all rules, those of waivers and of the baseline included. */
export function explanations(): readonly Explanation[] {
  return [...rules.map(explanationOf), ...waiverRules];
}

function explanationOf({ subjects: _subjects, check: _check, ...explanation }: Rule): Explanation {
  return explanation;
}
