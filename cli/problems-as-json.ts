import { FileProblemsError } from "../config/problem";
import { UnreadableTarget } from "../graph/read/unreadable-target";
import { problemsReport } from "../report/json";
import { fileProblems } from "./all-problems";
import { EXIT, type ExitCode } from "./exit-code";

/** Under `--format json` what is wrong with files is JSON, too. */
export async function withProblemsAsJson(
  { format }: { readonly format?: string },
  work: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    const isTold = error instanceof FileProblemsError || error instanceof UnreadableTarget;
    if (!isTold || format !== "json") throw error;
    process.stdout.write(problemsReport(fileProblems(error)));
    return error instanceof FileProblemsError ? EXIT.usage : EXIT.unreadable;
  }
}
