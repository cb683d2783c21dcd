// Everything: all tests, slow ones included, and the fast ones once more on CDKTF's successor. A skipped test fails it.
const { spawnSync } = require("node:child_process");
const { readFileSync, mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const RUNS = [
  { title: "all tests", env: { CENVPN_TEST_FULL: "1" } },
  { title: "the fast tests with cdktn for cdktf", env: { CENVPN_CDKTF: "cdktn" } },
];

function run({ title, env }, folder) {
  process.stdout.write(`\n-- ${title}\n`);
  const outputFile = path.join(folder, "result.json");
  rmSync(outputFile, { force: true });
  const args = [require.resolve("jest/bin/jest.js"), "--json", `--outputFile=${outputFile}`];
  const { status } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const result = JSON.parse(readFileSync(outputFile, "utf8"));
  const skipped = result.numPendingTests + result.numTodoTests;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + skipped,
    ok: status === 0 && result.success && skipped === 0,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), "cenvpn-full-"));
const results = RUNS.map((each) => run(each, folder));
rmSync(folder, { recursive: true });
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
