import { formatPath, type Path } from "../domain/path";
import { printable } from "../domain/printable";
import { ended, type Problem, sentence } from "../domain/problem";

export { formatPath, type Path } from "../domain/path";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Something wrong in a file that a user writes. */
export interface FileProblem extends Problem {
  readonly file: string;
  readonly position?: Position;
  readonly path: Path;
}

/** A file, or several, cannot be used; tells everything that is wrong with them. */
export class FileProblemsError extends Error {
  public constructor(public readonly problems: readonly FileProblem[]) {
    super(problems.map(formatFileProblem).join("\n"));
    this.name = "FileProblemsError";
  }
}

/** Place and path on one line, then what is wrong and what is allowed, then the fix. */
export function formatFileProblem({ file, position, path, what, allowed, fix }: FileProblem): string {
  return [
    printable([place(file, position), formatPath(path)].filter(Boolean).join("  ")),
    `  ${printable(sentence({ what, allowed }))}`,
    ...(fix ? [`  ${printable(`Fix: ${ended(fix)}`)}`] : []),
  ].join("\n");
}

export function place(file: string, position: Position | undefined): string {
  return position ? `${file}:${position.line}:${position.column}` : file;
}

/** Order of two problems of one file. */
export function byPosition(one: FileProblem, other: FileProblem): number {
  const [a, b] = [one.position ?? TOP, other.position ?? TOP];
  return a.line - b.line || a.column - b.column;
}

const TOP: Position = { line: 0, column: 0 };
