import { readFileSync } from "node:fs";
import { type FileProblem, FileProblemsError, formatFileProblem, parseSource } from "../../config";
import { documentProblems } from "../../config/load";

export const DEV = readFileSync("environments/dev.yaml", "utf8");

/** The example with one piece replaced. Fails if the example does not contain the piece. */
export function dev(piece: string, replacement: string): string {
  expect(DEV).toContain(piece);
  return DEV.replace(piece, replacement);
}

/** The problems of an environment file with this content. */
export function problems(text: string): FileProblem[] {
  try {
    return documentProblems(parseSource("dev.yaml", text));
  } catch (error) {
    if (error instanceof FileProblemsError) return [...error.fileProblems];
    throw error;
  }
}

/** The problems as people read them. */
export const lines = (text: string) => problems(text).map(formatFileProblem).join("\n");
