// Mutation tests: `npm run mutation [path …]`. Changes the code in small ways, and prints the changes that no test notices.
"use strict";

const { existsSync, mkdtempSync, readdirSync, rmSync, statSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const ROOMS = ["domain", "site", "modules", "policy/rules", "policy/quota"];

/** The tests that are to notice each change of a file: its own, or, where it has none of its own, those of its room. */
function testsOf(file) {
  const own = `test/${file.replace(/\.ts$/, ".test.ts")}`;
  if (existsSync(own)) return [own];
  const room = ROOMS.find((one) => file.startsWith(`${one}/`));
  return room === undefined
    ? []
    : filesIn(`test/${room}`).filter((name) => TESTS.test(name) && !OF_PROGRAMS.test(name));
}

const TESTS = /\.test\.ts$/;
/** Tests that start programs, which know nothing of a change. */
const OF_PROGRAMS = /\.full\.test\.ts$|\/(library)\.test\.ts$/;

const OPTIONS = {
  testRunner: "one-process",
  reporters: ["by-file"],
  ignorers: ["words", "vertical-tab"],
  plugins: ["runner", "report", "ignore"].map((name) => path.join(__dirname, `${name}.mjs`)),
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.CENVPN_MUTATION_WORKERS ?? 2),
  disableTypeChecks: false,
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["bench", "reports", "coverage"],
  // with TypeScript 7 Stryker reads no tsconfig.json
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

/** All files with code at a path. */
function filesIn(at) {
  if (!statSync(at).isDirectory()) return [path.normalize(at)];
  const inside = readdirSync(at, { recursive: true }).filter((name) => name.endsWith(".ts"));
  return inside.sort().map((name) => path.join(at, name));
}

const named = process.argv.slice(2);
process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-mutation-"));
run(named.length > 0 ? named : ROOMS).finally(() => rmSync(process.env.CENVPN_TEST_FOLDER, { recursive: true }));
