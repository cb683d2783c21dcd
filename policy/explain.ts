import type { Explanation, Rule } from "./rule";
import { rules } from "./rules";
import { waiverRules } from "./waivers/rules";

/** Explains a rule; undefined if there is none with that id. */
export function explain(id: string): Explanation | undefined {
  return explanations().find((known) => known.id === id);
}

/** Explains all rules, those of waivers and of the baseline included. */
export function explanations(): readonly Explanation[] {
  return [...rules.map((rule) => explanationOf(rule)), ...waiverRules];
}

/** Explains a rule; `from` names the package of a rule that is not ours. */
export function explanationOf(
  { subjects: _subjects, check: _check, ...explanation }: Rule,
  from?: string,
): Explanation {
  return { ...explanation, ...(from === undefined ? {} : { from }) };
}
