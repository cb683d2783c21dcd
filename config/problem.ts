import { formatPath } from "../domain/path";
import { printable } from "../domain/printable";
import { ended, type FileProblem, type Position, sentence } from "../domain/problem";
import { UserError } from "../domain/user-error";
import { withoutPsks } from "./stray-psk";

export { formatPath, type Path } from "../domain/path";
export type { FileProblem, Position } from "../domain/problem";

/** A file, or several, that a user writes cannot be used: everything that is wrong with them. */
export class FileProblemsError extends UserError {
  /** What is wrong with each file. */
  public override readonly fileProblems: readonly FileProblem[];

  public constructor(problems: readonly FileProblem[]) {
    super(formatFileProblems(problems));
    this.fileProblems = problems.map(withoutPsks);
  }

  /** The same error about other problems. */
  public override about(problems: readonly FileProblem[]): FileProblemsError {
    return new FileProblemsError(problems);
  }

  /** As in compilers, the place starts the line, where editors look for it. */
  public override printedBy(): string {
    return this.message;
  }
}

/** One problem for people. */
export function formatFileProblem(problem: FileProblem): string {
  return formatFileProblems([problem]);
}

/**
 * For people: place and path on one line, then what is wrong and what is allowed, then the fix. A problem at several
 * places appears once, under the first few of them.
 */
export function formatFileProblems(problems: readonly FileProblem[]): string {
  const same = new Map<string, FileProblem[]>();
  for (const problem of problems.map(withoutPsks)) {
    const key = JSON.stringify([problem.what, problem.allowed, problem.fix]);
    same.set(key, [...(same.get(key) ?? []), problem]);
  }
  return [...same.values()].map(formatSame).join("\n");
}

function formatSame(problems: readonly FileProblem[]): string {
  const [{ what = "", allowed = "", fix = undefined } = {}] = problems;
  const places = problems.map(({ file, position, path }) =>
    printable([place(file, position), formatPath(path)].filter(Boolean).join("  ")),
  );
  const more = places.length - MOST_PLACES;
  return [
    ...(more > 1 ? [...places.slice(0, MOST_PLACES), `and ${more} more places`] : places),
    `  ${printable(sentence({ what, allowed }))}`,
    ...(fix ? [`  ${printable(`Fix: ${ended(fix)}`)}`] : []),
  ].join("\n");
}

/** For one problem; programs get all places. */
const MOST_PLACES = 5;

export function place(file: string, position: Position | undefined): string {
  return position ? `${file}:${position.line}:${position.column}` : file;
}

/** Order of two problems of one file. */
export function byPosition(one: FileProblem, other: FileProblem): number {
  const [a, b] = [one.position ?? TOP, other.position ?? TOP];
  return a.line - b.line || a.column - b.column;
}

const TOP: Position = { line: 0, column: 0 };
