import { FileProblemsError } from "../config/problem";
import { problemsReport } from "../report/json";
import { EXIT, type ExitCode } from "./exit-code";

/** Under `--format json` what is wrong with files is JSON, too. */
export async function withProblemsAsJson(
  { format }: { readonly format?: string },
  work: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileProblemsError) || format !== "json") throw error;
    process.stdout.write(problemsReport(error.problems));
    return EXIT.usage;
  }
}
