import { printable } from "../../domain/printable";

/** A plan or synth folder, or several, that cannot be read. The message is for people, a line for each, and holds nothing of the files. */
export class UnreadableTarget extends Error {
  override readonly name = "UnreadableTarget";
  readonly problems: readonly UnreadableProblem[];

  /**
   * @param target Path or name of what cannot be read.
   * @param others Further ones.
   */
  constructor(target: string, problem: string, others: readonly UnreadableProblem[] = []) {
    const problems = [{ target, problem }, ...others];
    super(problems.map((each) => printable(`${each.target} ${each.problem}`)).join("\n"));
    this.problems = problems;
  }
}

export interface UnreadableProblem {
  /** Path or name. */
  readonly target: string;
  /** What is wrong, without a subject: `is not JSON`. */
  readonly problem: string;
}

/**
 * The result for each of several, of which each is read whatever is wrong with the others.
 * @throws UnreadableTarget for all that cannot be read
 */
export function readEach<T, U>(things: readonly T[], read: (thing: T) => U): readonly U[] {
  const unreadable: UnreadableProblem[] = [];
  const results = things.flatMap((thing) => {
    try {
      return [read(thing)];
    } catch (error) {
      if (!(error instanceof UnreadableTarget)) throw error;
      unreadable.push(...error.problems);
      return [];
    }
  });
  const [first, ...others] = unreadable;
  if (first) throw new UnreadableTarget(first.target, first.problem, others);
  return results;
}
