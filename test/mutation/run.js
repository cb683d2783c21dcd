// Mutation tests: `npm run mutation [path …]` changes the code in small ways, and prints the changes that no test notices.
"use strict";

const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { ownTest } = require("./own-test.js");

const ROOMS = ["domain", "site", "modules", "policy/rules", "policy/quota"];

/** The tests that should notice a change of a file: the file's own test, or else the tests of its room. */
function testsOf(file) {
  const own = ownTest(file);
  if (own !== undefined) return [own];
  const room = ROOMS.find((one) => file.startsWith(`${one}/`)) ?? file.split("/")[0];
  return existsSync(`test/${room}`) ? filesIn(`test/${room}`).filter((name) => TEST.test(name) && runsHere(name)) : [];
}

/** Without the slow tests, which only `npm run test:full` runs. */
const TEST = /(?<!\.full)\.test\.ts$/;

/** Whether a test calls the code in its own process. A program that a test starts runs the unchanged code. */
const runsHere = (test) => !/setup\/command"|node:child_process/.test(readFileSync(test, "utf8"));

const OPTIONS = {
  testRunner: "one-process",
  reporters: ["by-file"],
  ignorers: ["words", "vertical-tab"],
  plugins: ["runner", "report", "ignore"].map((name) => path.join(__dirname, `${name}.mjs`)),
  coverageAnalysis: "perTest",
  // CENVPN_MUTATION_WORKERS=1 leaves one core free.
  concurrency: Number(process.env.CENVPN_MUTATION_WORKERS ?? 2),
  disableTypeChecks: false,
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["bench", "reports", "coverage"],
  // Stryker cannot read a tsconfig.json with TypeScript 7
  tsconfigFile: "none.json",
  fileLogLevel: "off",
  logLevel: "error",
  allowEmpty: true,
};

async function run(paths) {
  const { Stryker } = await import("@stryker-mutator/core");
  const began = Date.now();
  const mutate = paths.flatMap(filesIn);
  const testFiles = [...new Set(mutate.flatMap(testsOf))];
  await new Stryker({ ...OPTIONS, mutate, testFiles }).runMutationTest();
  process.stdout.write(`${mutate.length} files in ${Math.round((Date.now() - began) / 1000)} s\n`);
}

/** All code files at a path. */
function filesIn(at) {
  if (!statSync(at).isDirectory()) return [path.normalize(at)];
  const inside = readdirSync(at, { recursive: true }).filter((name) => name.endsWith(".ts"));
  return inside.sort().map((name) => path.join(at, name));
}

const named = process.argv.slice(2);
process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-mutation-"));
run(named.length > 0 ? named : ROOMS).finally(() => rmSync(process.env.CENVPN_TEST_FOLDER, { recursive: true }));
