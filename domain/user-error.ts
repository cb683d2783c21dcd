import { EXIT } from "./exit-code";
import type { FileProblem } from "./problem";

/**
 * An error that the user of the program can fix, unlike a fault of the program. The message is for people and holds no
 * secret.
 */
export abstract class UserError extends Error {
  /** By what the program ends. */
  public readonly exitCode: typeof EXIT.usage | typeof EXIT.unreadable = EXIT.usage;
  /** What is wrong with which files, for programs; empty when the error is about no file. */
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
 * What came of some work; undefined when a user must fix files first.
 * @param report Takes the error then. Any other error is thrown.
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
 * The result for each of several things, of which each is tried whatever is wrong with the others.
 * @throws UserError about all that is wrong with any
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

/** Whether an error says what is wrong with files, so that the same can be said of others at once. */
export function isAboutFiles(error: unknown): error is UserError {
  return error instanceof UserError && error.fileProblems.length > 0;
}

/** All problems as one error, each once. A file that a person writes is the first to fix, so such an error gives the kind. */
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
