import { type FileProblem, FileProblemsError, formatPath, place } from "../config/problem";
import { UnreadableTarget } from "../graph/read/unreadable-target";

/** Reads something that does not depend on what is wrong elsewhere. */
type Reading = () => unknown;

/**
 * Does some work. What keeps it from being done is told together with all else that cannot be read.
 * @param readings What to try then: each alone, for what the first problem has hidden.
 */
export async function withAllProblems<T>(readings: () => readonly Reading[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTold(error)) throw error;
    const errors = [error];
    for (const reading of readings()) {
      try {
        await reading();
      } catch (other) {
        if (isTold(other)) errors.push(other);
      }
    }
    throw together(errors);
  }
}

type Told = FileProblemsError | UnreadableTarget;

function isTold(error: unknown): error is Told {
  return error instanceof FileProblemsError || error instanceof UnreadableTarget;
}

/** All problems as one error, each once; as far as one is of a file that a person writes, it is about those. */
function together(errors: readonly Told[]): Told {
  const problems = new Map<string, FileProblem>();
  for (const problem of errors.flatMap(fileProblems)) {
    const key = [place(problem.file, problem.position), formatPath(problem.path), problem.what].join("\n");
    if (!problems.has(key)) problems.set(key, problem);
  }
  if (errors.some((error) => error instanceof FileProblemsError)) return new FileProblemsError([...problems.values()]);
  const [first, ...others] = [...problems.values()].map(({ file, what }) => ({ target: file, problem: what }));
  return first ? new UnreadableTarget(first.target, first.problem, others) : (errors[0] as Told);
}

/** What is wrong, in one form. */
export function fileProblems(error: Told): readonly FileProblem[] {
  if (error instanceof FileProblemsError) return error.problems;
  return error.problems.map(({ target, problem }) => ({ file: target, path: [], what: problem, allowed: "" }));
}
