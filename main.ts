import { build } from "./app";
import { environmentFiles, FileProblemsError, formatFileProblem, selectedFiles } from "./config";
import { reject, UnreadableTarget } from "./policy";
import { coloursFor } from "./report/colours";
import { textReport } from "./report/text";

// What the cdktf CLI runs, and `node dist/main.js`: environments/*.yaml become stacks, unless the policy finds an error.

/** The exit codes of the command: 0 fine, 1 findings, 2 a file is wrong. */
function main(): number {
  const all = environmentFiles();
  const files = selectedFiles(all);
  const { folder, judgement, warnings } = build(files, { neighbours: all.filter((file) => !files.includes(file)) });
  for (const warning of warnings)
    process.stderr.write(`Not counted, because it is wrong:\n${formatFileProblem(warning)}\n`);
  const rejected = reject(folder, judgement);
  const worth = judgement.findings.length > 0;
  (worth ? process.stderr : process.stdout).write(
    textReport(judgement, coloursFor(worth ? process.stderr : process.stdout)),
  );
  if (rejected.length === 0) return 0;
  process.stderr.write(`Not synthesized: ${rejected.join(", ")}\n`);
  return 1;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof FileProblemsError || error instanceof UnreadableTarget)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
