import { explain, rules } from "../../policy";
import { allCases } from "./all-cases";
import { judgeStack } from "./fixtures";
import { good } from "./good";

test("every rule states the date of its source, or that the source has none", () => {
  const undated = rules.filter(({ source: { date, title } }) => date === undefined && !/without a date/.test(title));
  expect(undated.map(({ id }) => id)).toEqual([]);
});

test("no waiver is possible for what the API refuses without exception", () => {
  const says = rules.filter(({ why }) => /refuses (any other|further CIDRs, and|the second connection)/.test(why));
  expect(says.filter(({ refusedByCloud }) => !refusedByCloud).map(({ id }) => id)).toEqual([]);
  // a rule of another level could be waived
  expect(rules.filter(({ refusedByCloud, level }) => refusedByCloud && level !== "error")).toEqual([]);
});

test("no finding of a case has a higher level than its rule", () => {
  const levels = new Map(rules.map(({ id, level }) => [id, level]));
  const worse = allCases()
    .filter(({ outcome, isFirst }) => outcome === "fail" && isFirst)
    .flatMap(({ json, options }) => judgeStack(json, { ruleOptions: options }).findings)
    .filter(({ rule, level }) => level === "error" && levels.get(rule) === "warning");
  expect(worse).toEqual([]);
});

test("a good stack has no finding", () => {
  const { findings, undecided } = judgeStack(good);
  expect({ findings, undecided }).toEqual({ findings: [], undecided: [] });
});

test("an unknown rule has no explanation", () => {
  expect(explain("no-such-rule")).toBeUndefined();
});
