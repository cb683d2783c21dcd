// Everything: the fast tests, the slow ones, and all tests that use cdktf once more on its successor. A skipped test fails it.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { availableParallelism, tmpdir } = require("node:os");
const path = require("node:path");

/** What is below Terraform's JSON knows no cdktf, which dependency-cruiser sees to. */
const USES_CDKTF = ["test/main", "test/examples", "test/modules/", "test/site/", "test/stacks/"];

const RUNS = [
  { title: "npm test", args: [], env: {} },
  // They wait for Terraform and for daemons, so there is room for one more than there are cores.
  {
    title: "the slow tests",
    args: ["full.test", `--maxWorkers=${availableParallelism() + 1}`],
    env: { CENVPN_TEST_FULL: "1" },
  },
  {
    title: "what uses cdktf, with cdktn in its place",
    args: USES_CDKTF,
    env: { CENVPN_TEST_FULL: "1", CENVPN_CDKTF: "cdktn" },
  },
];

function run({ title, args, env }, outputFile) {
  process.stdout.write(`\n-- ${title}\n`);
  rmSync(outputFile, { force: true });
  const { status } = spawnSync("npm", ["test", "--silent", "--", ...args, "--json", `--outputFile=${outputFile}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const result = JSON.parse(readFileSync(outputFile, "utf8"));
  const skipped = result.numPendingTests + result.numTodoTests;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites + skipped,
    fine: status === 0 && skipped === 0 && result.numPassedTests > 0,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), "cenvpn-full-"));
const results = RUNS.map((each) => run(each, path.join(folder, "result.json")));
rmSync(folder, { recursive: true });
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
process.exitCode = results.every(({ fine }) => fine) ? 0 : 1;
