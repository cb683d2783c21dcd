import { rmSync } from "node:fs";
import { build } from "./app";
import { FileProblemsError } from "./config";
import { PropsError } from "./modules";
import { reject, UnreadableTarget } from "./policy";
import { coloursFor } from "./report/colours";
import { textReport } from "./report/text";
import { readSettings } from "./settings";
import { draftOf, publish, withdraw } from "./stacks/publish";

// What the cdktf CLI runs, and `node dist/main.js`: environments/*.yaml become stacks, unless the policy finds an error.

/** The exit codes of the command: 0 fine, 1 findings, 2 a file is wrong. */
async function main(outdir: string): Promise<number> {
  withdraw(outdir);
  const draft = draftOf(outdir);
  try {
    return await synthesizeInto(outdir, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function synthesizeInto(outdir: string, draft: string): Promise<number> {
  rmSync(draft, { recursive: true, force: true });
  const { judgement, warning } = build({ outdir: draft, judge: (await readSettings()).judge });
  if (warning) process.stderr.write(warning);
  const rejected = reject(draft, judgement);
  publish(draft, outdir, rejected);
  const output = judgement.findings.length > 0 ? process.stderr : process.stdout;
  output.write(textReport(judgement, coloursFor(output)));
  if (rejected.length === 0) return 0;
  process.stderr.write(`Not synthesized: ${rejected.join(", ")}\n`);
  return 1;
}

/** What somebody else is to mend, in words and with exit code 2. */
function tell(error: unknown): number {
  if (!(error instanceof FileProblemsError || error instanceof PropsError || error instanceof UnreadableTarget))
    throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
}

main(process.env.CDKTF_OUTDIR ?? "cdktf.out")
  .catch(tell)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
