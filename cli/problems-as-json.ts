import { FileProblemsError } from "../config";
import { JSON_REPORT_VERSION } from "../report/json";
import { EXIT, type ExitCode } from "./exit-code";
import type { PrintOptions } from "./judgement";

/** Under `--format json` what is wrong with files is JSON, too. */
export async function withProblemsAsJson(
  { format }: PrintOptions,
  work: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileProblemsError) || format !== "json") throw error;
    process.stdout.write(`${JSON.stringify({ version: JSON_REPORT_VERSION, problems: error.problems }, null, 2)}\n`);
    return EXIT.usage;
  }
}
