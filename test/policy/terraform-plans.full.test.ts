import { rules } from "../../policy";
import { allCases, type RuleCase } from "./all-cases";
import { type Json, judgeStack, verdict } from "./fixtures";
import { terraformPlans } from "./terraform-plans";

/** What a configuration cannot state: values from the cloud, and surroundings such as limits and file names. */
const UNWRITABLE = [
  ...["enterprise-edition", "environment-file-name", "limit-override"],
  // a plan does not show its backend
  ...["backend-credentials", "backend-endpoints", "state-encrypted", "state-locked", "state-out-of-git"],
];
/** A plan does not show whether a single block is dynamic, so rules take such a block for missing. */
const DYNAMIC_SINGLE_BLOCK = ["key-given", "no-health-check-on-dual-tunnel"];

const written = allCases().filter(
  ({ rule, outcome, isFirst, isPlanned }) =>
    isFirst &&
    isPlanned &&
    !UNWRITABLE.includes(rule) &&
    (outcome !== "undecided" || !DYNAMIC_SINGLE_BLOCK.includes(rule)),
);
/** Cases with equal stacks share one module. */
const names = new Map<string, string>();
const nameOf = (json: Json) => {
  const text = JSON.stringify(json);
  const name = names.get(text) ?? `m${names.size}`;
  names.set(text, name);
  return name;
};

let plans: ReadonlyMap<string, Json>;
beforeAll(async () => {
  plans = await terraformPlans(new Map(written.map(({ json }) => [nameOf(json), json])));
}, 600_000);

test.each(written.map((one) => [one.rule, one.outcome, one] as [string, string, RuleCase]))(
  "on Terraform's own plan, %s gives %s",
  (rule, outcome, { json, options }) => {
    const plan = plans.get(nameOf(json));
    if (plan) expect(verdict(judgeStack(plan, { ruleOptions: options }), rule)).toBe(outcome);
    // a rule may find what the provider refuses, but must not pass it
    else expect(outcome).not.toBe("pass");
  },
);

const decidedTwice = rules.filter(({ phases }) => phases.includes("synth") && phases.includes("plan"));
const failing = written.filter(({ rule, outcome }) => outcome === "fail" && decidedTwice.some(({ id }) => id === rule));

test.each(failing.map((one) => [one.rule, one] as [string, RuleCase]))(
  "%s finds the same in Terraform's own plan as in the configuration",
  (rule, { json, options }) => {
    const fingerprints = (judged: Json) =>
      judgeStack(judged, { ruleOptions: options })
        .findings.filter((finding) => finding.rule === rule)
        .map(({ fingerprint, address, argument }) => ({ fingerprint, address, argument }));
    const plan = plans.get(nameOf(json));
    if (plan) expect(fingerprints(plan)).toEqual(fingerprints(json));
    else expect(fingerprints(json)).not.toEqual([]);
  },
);

test("every rule that decides on the configuration has a plan from Terraform", () => {
  const planned = new Set(written.map(({ rule }) => rule));
  const onText = rules.filter(({ phases }) => phases.includes("synth") || phases.includes("state"));
  expect(onText.map(({ id }) => id).filter((id) => !planned.has(id) && !UNWRITABLE.includes(id))).toEqual([]);
});
