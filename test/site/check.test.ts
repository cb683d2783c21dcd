import type { Problem } from "../../domain/problem";
import { Check } from "../../site/check";

const problem: Problem = { what: "it is wrong", allowed: "what is right" };
const wrong = () => problem;
const fine = () => undefined;

test("each problem has its path", () => {
  const check = new Check();
  check.at("sites", "office").report([problem, problem], "routes", 2);
  check.report(problem);
  check.report(undefined, "name");
  const at = { path: ["sites", "office", "routes", 2], problem };
  expect(check.problems).toEqual([at, at, { path: [], problem }]);
  expect(check.letPass).toEqual([]);
});

test("problems of running objects pass, on deeper paths too", () => {
  const check = new Check();
  const running = check.ofWhatRuns(true);
  running.at("a").reportRefusal(problem, "b");
  running.ofWhatRuns(false).reportRefusal(problem);
  running.report(problem, "c");
  check.ofWhatRuns(false).reportRefusal(problem, "d");
  expect(check.letPass.map(({ path }) => path)).toEqual([["a", "b"], []]);
  expect(check.problems.map(({ path }) => path)).toEqual([["c"], ["d"]]);
});

describe.each(["value", "accepted"] as const)("%s", (judge) => {
  const check = new Check((value) => value !== "unknown");

  test("says whether a value is given, known and right", () => {
    expect(check[judge]("a", 1, fine)).toBe(true);
    expect(check[judge]("a", undefined, fine)).toBe(false);
    expect(check[judge]("a", "unknown", fine)).toBe(false);
    expect(check[judge]("a", 1, () => [])).toBe(true);
    expect(check.problems).toEqual([]);
  });

  test("judges neither missing nor unknown values", () => {
    expect([check[judge]("a", undefined, wrong), check[judge]("a", "unknown", wrong)]).toEqual([false, false]);
    expect(check.problems).toEqual([]);
  });

  test("reports a problem at its step", () => {
    expect(check.at("a")[judge]("b", 1, wrong)).toBe(false);
    expect(check.problems).toEqual([{ path: ["a", "b"], problem }]);
  });

  test(`${judge === "value" ? "reports" : "lets pass"} a wrong value of a running object`, () => {
    const running = new Check().ofWhatRuns(true);
    expect(running[judge]("a", 1, wrong)).toBe(false);
    expect(judge === "value" ? running.problems : running.letPass).toHaveLength(1);
    expect(judge === "value" ? running.letPass : running.problems).toEqual([]);
  });
});

test("a value is known by default", () => {
  expect(new Check().isKnown("anything")).toBe(true);
  expect(new Check(() => false).at("a").ofWhatRuns(true).isKnown("anything")).toBe(false);
});
