import { FileProblemsError } from "../../config";
import { attempt, attemptEach, together, UserError } from "../../domain/user-error";
import { UnreadableTarget } from "../../policy";

const problem = { file: "dev.yaml", path: ["name"], what: "the name is missing", allowed: "a name" };
const wrongFile = new FileProblemsError([problem]);
const brokenPlan = new UnreadableTarget("plan.json", "is not JSON");

const fail = (error: unknown) => {
  throw error;
};

class Misuse extends UserError {}

test("the exit code of several errors is that of a file that a person writes, and each problem is reported once", () => {
  expect(together([brokenPlan, wrongFile, wrongFile])).toMatchObject({
    name: "FileProblemsError",
    exitCode: 2,
    fileProblems: [{ file: "plan.json", what: "is not JSON" }, problem],
  });
  expect(together([brokenPlan, brokenPlan])).toMatchObject({
    name: "UnreadableTarget",
    exitCode: 3,
    message: "plan.json is not JSON",
  });
});

test("every item is tried, even if others fail", () => {
  const tried: number[] = [];
  const all = () =>
    attemptEach([1, 2, 3], (number) => {
      tried.push(number);
      if (number < 3) throw new UnreadableTarget(`${number}.json`, "is not JSON");
    });
  expect(all).toThrow("1.json is not JSON\n2.json is not JSON");
  expect(tried).toEqual([1, 2, 3]);
});

test("if nothing fails, the results are returned", () => {
  expect(attemptEach([1, undefined, 3], (thing) => thing)).toEqual([1, undefined, 3]);
  expect(attempt(() => 1, fail)).toBe(1);
});

test("an error about no file stays the same error, and joining requires an error", () => {
  const misuse = new Misuse("there is no such command");
  expect(misuse.about([problem])).toBe(misuse);
  expect(() => together([])).toThrow(new Error("there is no error to report"));
});

test.each([
  ["a mistake in the program", new Error("a bug")],
  ["a user error about no file", new Misuse("there is no such command")],
])("%s ends an attempt", (_, error) => {
  const work = () => {
    throw error;
  };
  expect(() => attempt(work, () => undefined)).toThrow(error);
});

test("a program puts its name before each line, but not before a place that editors jump to", () => {
  expect(new Misuse("one thing:\n  its detail\nanother").printedBy("cenvpn")).toBe(
    "cenvpn: one thing:\n  its detail\ncenvpn: another",
  );
  expect(wrongFile.printedBy()).toMatch(/^dev\.yaml {2}name\n/);
});
