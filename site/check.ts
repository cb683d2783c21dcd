import type { Path } from "../domain/path";
import { type Found, type Problem, problemsIn } from "../domain/problem";

/** Something wrong, and where. */
export interface LocatedProblem {
  readonly path: Path;
  readonly problem: Problem;
}

/** Whether a value is known now: one that only Terraform will know is judged on the plan. */
export type IsKnown = (value: unknown) => boolean;

/** Collects everything that is wrong with some data, each thing at its path. */
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

  /** The same for what is taken over as it runs, where the cloud has taken what it would refuse of something new. */
  public ofWhatRuns(isRunning: boolean): Check {
    return new Check(this.isKnown, this.path, this.found, this.taken, isRunning || this.isRunning);
  }

  public report(found: Found, ...steps: Path): void {
    for (const problem of problemsIn(found)) this.found.push({ path: [...this.path, ...steps], problem });
  }

  /** Reports what the cloud would refuse of something new: no problem of what runs, on which rules advise. */
  public reportRefusal(found: Found, ...steps: Path): void {
    const into = this.isRunning ? this.taken : this.found;
    for (const problem of problemsIn(found)) into.push({ path: [...this.path, ...steps], problem });
  }

  /** Judges a value that is given and known now, and says whether it is all of that, and fine. */
  public value<T>(step: string | number, value: T | undefined, predicate: (value: T) => Found): value is T {
    if (value === undefined || !this.isKnown(value)) return false;
    const problems = problemsIn(predicate(value));
    this.report(problems, step);
    return problems.length === 0;
  }

  /** As `value`, of what the cloud would refuse of something new. */
  public accepted<T>(step: string | number, value: T | undefined, predicate: (value: T) => Found): value is T {
    if (value === undefined || !this.isKnown(value)) return false;
    const problems = problemsIn(predicate(value));
    this.reportRefusal(problems, step);
    return problems.length === 0;
  }

  public get problems(): readonly LocatedProblem[] {
    return this.found;
  }

  /** What would be problems of something new, and are none of what runs. */
  public get letPass(): readonly LocatedProblem[] {
    return this.taken;
  }
}
