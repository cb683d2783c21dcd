import "./app/start";
import { mkdirSync } from "node:fs";
import { build } from "./app/build";
import { readSettings } from "./app/settings";
import { EXIT, type ExitCode } from "./domain/exit-code";
import { UserError } from "./domain/user-error";
import { withTemporaryFolder } from "./files/temporary-folder";
import { reject } from "./policy";
import { coloursFor } from "./report/colours";
import { textReport } from "./report/text";
import { draftOf, publish, withdraw } from "./stacks/publish";

// What the cdktf CLI runs, and `node dist/main.js`: environments/*.yaml become stacks, unless the policy finds an error.

async function main(outdir: string): Promise<ExitCode> {
  withdraw(outdir);
  const { prefix, parent } = draftOf(outdir);
  mkdirSync(parent, { recursive: true });
  return withTemporaryFolder((draft) => synthesizeInto(outdir, draft), prefix, parent);
}

async function synthesizeInto(outdir: string, draft: string): Promise<ExitCode> {
  const { judge, notice } = await readSettings();
  process.stderr.write(notice);
  const { judgement, warning } = build({ outdir: draft, judge });
  if (warning) process.stderr.write(warning);
  const rejected = reject(draft, judgement);
  publish(draft, outdir, rejected);
  // The cdktf CLI prints what comes by stderr as errors.
  const output = rejected.length > 0 ? process.stderr : process.stdout;
  output.write(textReport(judgement, coloursFor(output)));
  if (rejected.length === 0) return EXIT.fine;
  process.stderr.write(`Not synthesized: ${rejected.join(", ")}\n`);
  return EXIT.findings;
}

/** What the user is to mend. */
function report(error: unknown): ExitCode {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return error.exitCode;
}

main(process.env.CDKTF_OUTDIR ?? "cdktf.out")
  .catch(report)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
