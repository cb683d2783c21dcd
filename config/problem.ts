import { formatPath } from "../domain/path";
import { printable } from "../domain/printable";
import { ended, type FileProblem, type Position, sentence } from "../domain/problem";
import { UserError } from "../domain/user-error";
import { withoutPsks } from "./stray-psk";

export { formatPath, type Path } from "../domain/path";
export type { FileProblem, Position } from "../domain/problem";

/** A file, or several, that a user writes cannot be used: everything that is wrong with them. */
export class FileProblemsError extends UserError {
  public override readonly fileProblems: readonly FileProblem[];

  public constructor(problems: readonly FileProblem[]) {
    super(problems.map(formatFileProblem).join("\n"));
    this.fileProblems = problems.map(withoutPsks);
  }

  public override about(problems: readonly FileProblem[]): FileProblemsError {
    return new FileProblemsError(problems);
  }

  /** As compilers do: a place stands at the start of its line, where editors look for one. */
  public override printedBy(): string {
    return this.message;
  }
}

/** Place and path on one line, then what is wrong and what is allowed, then the fix. */
export function formatFileProblem(problem: FileProblem): string {
  const { file, position, path, what, allowed, fix } = withoutPsks(problem);
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
