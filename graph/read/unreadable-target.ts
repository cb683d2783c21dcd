import { EXIT } from "../../domain/exit-code";
import { printable } from "../../domain/printable";
import type { FileProblem } from "../../domain/problem";
import { UserError } from "../../domain/user-error";

/**
 * A plan or synth folder, or several, that cannot be read. The message is for people, one line for each, and quotes
 * nothing of the files.
 */
export class UnreadableTarget extends UserError {
  /** A plan, state or synth folder cannot be read. */
  override readonly exitCode = EXIT.unreadable;
  /** What is wrong with each file. */
  override readonly fileProblems: readonly FileProblem[];

  /**
   * @param target Path or name of the unreadable input.
   * @param problem What is wrong, without a subject: `is not JSON`.
   * @param others What is wrong with others.
   */
  constructor(target: string, problem: string, others: readonly FileProblem[] = []) {
    const problems = [{ file: target, path: [], what: problem, allowed: "" }, ...others];
    super(problems.map(({ file, what }) => printable(`${file} ${what}`)).join("\n"));
    this.fileProblems = problems;
  }

  /** The same error about other problems. */
  override about([first, ...others]: readonly FileProblem[]): UnreadableTarget {
    return first ? new UnreadableTarget(first.file, first.what, others) : this;
  }
}
