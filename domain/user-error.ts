import { EXIT } from "./exit-code";
import type { FileProblem } from "./problem";

/** An error that the user can fix, unlike a fault of the program. The message is for people and contains no secret. */
export abstract class UserError extends Error {
  /** The program's exit code. */
  public readonly exitCode: typeof EXIT.usage | typeof EXIT.unreadable = EXIT.usage;
  /** The problems of files, for programs; empty if the error is about no file. */
  public readonly fileProblems: readonly FileProblem[] = [];

  public constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }

  /** An error of this kind about other problems of files. */
  public about(_problems: readonly FileProblem[]): UserError {
    return this;
  }

  /** The message as a program prints it: each line that says something new starts with the program's name. */
  public printedBy(program: string): string {
    return this.message.replaceAll(/^(?=\S)/gm, `${program}: `);
  }
}

/**
 * The result of some work; undefined if a user must fix files first.
 * @param report Receives that error. Throws any other error.
 */
export function attempt<T>(work: () => T, report: (error: UserError) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!isAboutFiles(error)) throw error;
    report(error);
    return undefined;
  }
}

/**
 * The results for several things; tries each, whatever is wrong with the others.
 * @throws UserError with everything that is wrong
 */
export function attemptEach<T, U>(things: readonly T[], work: (thing: T) => U): readonly U[] {
  const errors: UserError[] = [];
  const results = things.flatMap((thing) => {
    const result = attempt(
      () => [work(thing)],
      (error) => errors.push(error),
    );
    return result ?? [];
  });
  if (errors.length > 0) throw together(errors);
  return results;
}

/** Whether an error is about files, so it can be joined with errors about other files. */
export function isAboutFiles(error: unknown): error is UserError {
  return error instanceof UserError && error.fileProblems.length > 0;
}

/**
 * All problems as one error, each once. Users first fix the files that they write, so such an error decides the kind.
 */
export function together(errors: readonly UserError[]): UserError {
  const problems = new Map<string, FileProblem>();
  for (const problem of errors.flatMap(({ fileProblems }) => fileProblems)) {
    const { file, position, path, what } = problem;
    const key = JSON.stringify([file, position, path, what]);
    if (!problems.has(key)) problems.set(key, problem);
  }
  const [first] = errors.toSorted((one, other) => one.exitCode - other.exitCode);
  if (!first) throw new Error("there is no error to report");
  return first.about([...problems.values()]);
}
