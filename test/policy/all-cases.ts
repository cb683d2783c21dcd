import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RuleOptions } from "../../policy";
import type { Json } from "./fixtures";
import { casesIn, type Given, situationOf } from "./rule-test";

export type Outcome = "pass" | "fail" | "undecided";

/** A case of a rule's test that is a single stack, with the rule's verdict. */
export interface RuleCase {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly json: Json;
  readonly options: Partial<RuleOptions>;
  /** Whether the case is the first with this outcome in the rule's test. */
  readonly isFirst: boolean;
  /** Whether the case is a configuration whose plan has the same verdict. */
  readonly isPlanned: boolean;
}

const FOLDER = join(__dirname, "rules");

/** All such cases of all rules. */
export function allCases(): readonly RuleCase[] {
  const tests = readdirSync(FOLDER).filter((name) => name.endsWith(".test.ts"));
  const tested = [...casesIn(tests.map((name) => join(FOLDER, name)))].flatMap(
    ([rule, { passes, finds, leavesOpen = {}, options = {} }]) => {
      const outcomes = { pass: passes, fail: finds, undecided: leavesOpen };
      return Object.entries(outcomes).flatMap(([outcome, named]) =>
        Object.values(named as Readonly<Record<string, Given>>).flatMap((given, index) => {
          const { in: json, beside, workTree, judge, options: own, as } = situationOf(given);
          if (beside ?? workTree ?? judge) return [];
          const isPlanned = !("format_version" in json) && (as ?? ["plan"]).includes("plan");
          return [
            {
              rule,
              outcome: outcome as Outcome,
              json,
              options: { ...options, ...own },
              isFirst: index === 0,
              isPlanned,
            },
          ];
        }),
      );
    },
  );
  return tested;
}
