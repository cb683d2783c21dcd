import { formatPath } from "../../domain/path";
import { sentence } from "../../domain/problem";
import { Check, type LocatedProblem } from "../../site/check";

/** Stands for a value that Terraform will know later. */
export const UNKNOWN = "an unknown value" as never;

/** An unknown value of an object type. */
export const UNKNOWN_THING = { known: "later" } as never;

/** Every problem that a check reports, as `path: What. Allowed: …. Fix: ….`. */
export function found(run: (check: Check) => void): string[] {
  return said(checked(run).problems);
}

/** Every problem that a check lets pass, because the object already runs. */
export function letPass(run: (check: Check) => void): string[] {
  const check = checked(run);
  expect(said(check.problems)).toEqual([]);
  return said(check.letPass);
}

function checked(run: (check: Check) => void): Check {
  const check = new Check((value) => value !== UNKNOWN && value !== UNKNOWN_THING);
  run(check);
  return check;
}

function said(problems: readonly LocatedProblem[]): string[] {
  return problems.map(({ path, problem }) => `${formatPath(path)}: ${sentence(problem)}`);
}
