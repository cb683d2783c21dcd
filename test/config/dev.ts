import { readFileSync } from "node:fs";
import { type FileProblem, FileProblemsError, formatFileProblem, parseSource } from "../../config";
import { documentProblems } from "../../config/load";

/** The example's file. */
export const DEV = readFileSync("environments/dev.yaml", "utf8");

/** The example with one piece replaced; the piece must be there. */
export function dev(piece: string, replacement: string): string {
  expect(DEV).toContain(piece);
  return DEV.replace(piece, replacement);
}

/** What is wrong with a text as an environment file. */
export function problems(text: string): FileProblem[] {
  try {
    return documentProblems(parseSource("dev.yaml", text));
  } catch (error) {
    if (error instanceof FileProblemsError) return [...error.fileProblems];
    throw error;
  }
}

/** The same, as people read it. */
export const lines = (text: string) => problems(text).map(formatFileProblem).join("\n");
