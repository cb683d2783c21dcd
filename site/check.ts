import type { Path } from "../domain/path";
import { type Found, type Problem, problemsIn } from "../domain/problem";

/** A problem and its place. */
export interface LocatedProblem {
  readonly path: Path;
  readonly problem: Problem;
}

/** Whether a value is known now: the plan shows a value that only Terraform knows. */
export type IsKnown = (value: unknown) => boolean;

/** Collects everything that is wrong with some data, with paths. */
export class Check {
  public constructor(
    public readonly isKnown: IsKnown = () => true,
    private readonly path: Path = [],
    private readonly found: LocatedProblem[] = [],
    private readonly taken: LocatedProblem[] = [],
    private readonly isRunning = false,
  ) {}

  /** The same further down. */
  public at(...steps: Path): Check {
    return new Check(this.isKnown, [...this.path, ...steps], this.found, this.taken, this.isRunning);
  }

  /** The same for an imported object: the cloud has accepted it, even if the cloud would refuse such a new object. */
  public ofWhatRuns(isRunning: boolean): Check {
    return new Check(this.isKnown, this.path, this.found, this.taken, isRunning || this.isRunning);
  }

  public report(found: Found, ...steps: Path): void {
    for (const problem of problemsIn(found)) this.found.push({ path: [...this.path, ...steps], problem });
  }

  /**
   * Reports what the cloud would refuse for a new object. For a running object this is no problem; rules advise on it.
   */
  public reportRefusal(found: Found, ...steps: Path): void {
    const into = this.isRunning ? this.taken : this.found;
    for (const problem of problemsIn(found)) into.push({ path: [...this.path, ...steps], problem });
  }

  /** Judges a value, and says whether it is given, known now, and without a problem. */
  public value<T>(step: string | number, value: T | undefined, predicate: (value: T) => Found): value is T {
    if (value === undefined || !this.isKnown(value)) return false;
    const problems = problemsIn(predicate(value));
    this.report(problems, step);
    return problems.length === 0;
  }

  /** As `value`, for what the cloud would refuse only for a new object. */
  public accepted<T>(step: string | number, value: T | undefined, predicate: (value: T) => Found): value is T {
    if (value === undefined || !this.isKnown(value)) return false;
    const problems = problemsIn(predicate(value));
    this.reportRefusal(problems, step);
    return problems.length === 0;
  }

  public get problems(): readonly LocatedProblem[] {
    return this.found;
  }

  /** Problems that only new objects have. */
  public get letPass(): readonly LocatedProblem[] {
    return this.taken;
  }
}
