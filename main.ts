import "./app/start";
import { readSettings } from "./app/settings";
import { OUTDIR, synthesizeInto } from "./app/synthesize";
import { EXIT, type ExitCode } from "./domain/exit-code";
import { UserError } from "./domain/user-error";
import { systemFailure } from "./files/system-error";
import { coloursFor } from "./report/colours";
import { textReport } from "./report/text";
import { withdraw } from "./stacks/publish";

// What the cdktf CLI runs, and `node dist/main.js`: environments/*.yaml become stacks, unless the policy finds an error.

async function main(): Promise<ExitCode> {
  // Unreadable settings leave nothing to deploy, either.
  withdraw(OUTDIR);
  const { judge, notice } = await readSettings();
  process.stderr.write(notice);
  const { judgement, warning, rejected } = synthesizeInto({ outdir: OUTDIR, judge });
  if (warning) process.stderr.write(warning);
  // The cdktf CLI prints what comes by stderr as errors.
  const output = rejected.length > 0 ? process.stderr : process.stdout;
  output.write(textReport(judgement, coloursFor(output)));
  if (rejected.length === 0) return EXIT.fine;
  process.stderr.write(`Not synthesized: ${rejected.join(", ")}\n`);
  return EXIT.findings;
}

/** What the user must fix. */
function report(error: unknown): ExitCode {
  const failure = error instanceof UserError ? error.message : systemFailure(error);
  if (failure === undefined) throw error;
  process.stderr.write(`${failure}\n`);
  return error instanceof UserError ? error.exitCode : EXIT.usage;
}

main()
  .catch(report)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
