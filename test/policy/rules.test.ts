import { explain, rules } from "../../policy";
import { cases, good } from "./cases";
import { complaints } from "./complaints";
import { type Json, judgeStack, verdict } from "./fixtures";
import { planOf, shuffled } from "./plan-of";

test("every rule tells as of when its source is, or that it carries no date", () => {
  const undated = rules.filter(({ source: { date, title } }) => date === undefined && !/without a date/.test(title));
  expect(undated.map(({ id }) => id)).toEqual([]);
});

test("what the API refuses without exception cannot be waived", () => {
  const says = rules.filter(({ why }) => /refuses (any other|further ones, and|the second connection)/.test(why));
  expect(says.filter(({ refusedByCloud }) => !refusedByCloud).map(({ id }) => id)).toEqual([]);
  // such a rule is an error, else it could be waived after all
  expect(rules.filter(({ refusedByCloud, level }) => refusedByCloud && level !== "error")).toEqual([]);
});

test("no finding of a case is worse than its rule", () => {
  const worse = Object.entries(cases).flatMap(([rule, { fail, options = {} }]) =>
    judgeStack(onPlansAlone.has(rule) && !("format_version" in fail) ? planOf(fail) : fail, { ruleOptions: options })
      .findings.filter((finding) => finding.level === "error")
      .filter((finding) => rules.some(({ id, level }) => id === finding.rule && level === "warning"))
      .map((finding) => finding.rule),
  );
  expect(worse).toEqual([]);
});

test("all is well with a good stack", () => {
  const { findings, undecided } = judgeStack(good);
  expect({ findings, undecided }).toEqual({ findings: [], undecided: [] });
});

const onPlansAlone = new Set(rules.filter(({ phases }) => !phases.includes("synth")).map(({ id }) => id));

const onTextsAlone = new Set([
  "limit-override",
  ...rules.filter(({ phases }) => !phases.includes("plan")).map(({ id }) => id),
]);

describe.each(Object.entries(cases))("%s", (rule, { pass, fail, undecided, options = {} }) => {
  const judged = (json: Json) =>
    judgeStack(onPlansAlone.has(rule) && !("format_version" in json) ? planOf(json) : json, { ruleOptions: options });

  test("passes what is right", () => {
    expect(verdict(judged(pass), rule)).toBe("pass");
  });

  test("finds the one thing that is wrong, and says where it is, what is allowed and how to fix it", () => {
    const findings = judged(fail).findings.filter((finding) => finding.rule === rule);
    expect(findings.map(({ argument, message }) => ({ argument, message }))).toEqual([
      { argument: undefined, ...complaints[rule] },
    ]);
    for (const { allowed, fix } of findings) expect([allowed, fix]).not.toContain("");
  });

  if (undecided)
    test("leaves open what is not known yet", () => {
      expect(verdict(judged(undecided), rule)).toBe("undecided");
    });

  if (!onPlansAlone.has(rule) && !onTextsAlone.has(rule))
    test("knows its finding again in the plan, whatever order that has", () => {
      const fingerprints = (json: Json) =>
        judged(json)
          .findings.filter((finding) => finding.rule === rule)
          .map(({ fingerprint, address, argument }) => ({ fingerprint, address, argument }));
      expect(fingerprints(shuffled(planOf(fail)))).toEqual(fingerprints(fail));
    });

  test("explains itself", () => {
    expect(explain(rule)).toMatchObject({ id: rule, source: { title: expect.any(String) } });
  });
});

test("a rule that nobody wrote explains nothing", () => {
  expect(explain("no-such-rule")).toBeUndefined();
});
