import type { ExitCode } from "../domain/exit-code";
import { isAboutFiles } from "../domain/user-error";
import { problemsReport } from "../report/json";

/** Under `--format json` what is wrong with files is JSON, too. */
export async function withProblemsAsJson(
  { format }: { readonly format?: string },
  work: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!isAboutFiles(error) || format !== "json") throw error;
    process.stdout.write(problemsReport(error.fileProblems));
    return error.exitCode;
  }
}
