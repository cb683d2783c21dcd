// `npm run test:full`: runs the fast tests, the slow tests, and the tests that use cdktf again with its successor cdktn. A skipped
// test fails the run.
const { spawn } = require("node:child_process");
const { once } = require("node:events");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { availableParallelism, tmpdir } = require("node:os");
const path = require("node:path");
const { text } = require("node:stream/consumers");

/**
 * Everything below Terraform's JSON does not import cdktf; dependency-cruiser checks that. So what both libraries write is tested with both, and
 * what Terraform makes of it once.
 */
const USES_CDKTF = [
  "test/main.test",
  "test/examples.test",
  "test/modules/[^/]*$",
  "test/modules/terraform/",
  "test/site/(file-and-construct|problems.test)",
  "test/stacks/",
];

const FAST = { title: "npm test", args: [], env: {} };
// Slow tests mostly wait for Terraform and daemons, so one more worker than cores fits, beside the run with cdktn.
const SLOW = {
  title: "the slow tests",
  args: ["full.test", `--maxWorkers=${availableParallelism() + 1}`],
  env: { CENVPN_TEST_FULL: "1", CENVPN_TEST_BUILT: "1" },
};
const SUCCESSOR = {
  title: "what uses cdktf, with cdktn in its place",
  args: [...USES_CDKTF, "--maxWorkers=1"],
  env: { ...SLOW.env, CENVPN_CDKTF: "cdktn" },
};

/** @param isAside whether to print the output only at the end, so that the lines of two runs do not mix */
async function run({ title, args, env }, folder, isAside = false) {
  const outputFile = path.join(folder, `${title}.json`);
  if (!isAside) process.stdout.write(`\n-- ${title}\n`);
  const tests = spawn("npm", ["test", "--silent", "--", ...args, "--json", `--outputFile=${outputFile}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", isAside ? "pipe" : "inherit"],
  });
  const [[status], printed] = await Promise.all([once(tests, "close"), isAside && text(tests.stderr)]);
  if (isAside) process.stdout.write(`\n-- ${title}\n${printed}`);
  const result = JSON.parse(readFileSync(outputFile, "utf8"));
  const skipped = result.numPendingTests + result.numTodoTests;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites + skipped,
    fine: status === 0 && skipped === 0 && result.numPassedTests > 0,
  };
}

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), "cenvpn-full-"));
  try {
    const fast = await run(FAST, folder);
    const results = [fast, ...(await Promise.all([run(SLOW, folder), run(SUCCESSOR, folder, true)]))];
    const sum = (key) => results.reduce((total, result) => total + result[key], 0);
    process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
    process.exitCode = results.every(({ fine }) => fine) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
