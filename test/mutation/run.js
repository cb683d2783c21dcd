// Mutation tests: `npm run mutation [path …]`. Changes the code in small ways, and prints the changes that no test notices.
"use strict";

const { existsSync, readdirSync, readFileSync, statSync } = require("node:fs");
const path = require("node:path");

const ROOMS = ["policy/rules", "policy/quota", "domain", "site", "modules"];

/** The rooms that know no plan, and the tests of what a site may be, beside those that go all the way through. */
const ROOMS_OF_SITES = /^(domain|site|modules)\//;
const TESTS_OF_SITES = "test/{domain,site,config,modules,peer}/**/*.test.ts";

/** The test of a rule alone is to notice each change of it. It loads the rule, so that what runs then can be changed, too. */
function optionsFor(file) {
  const name = path.basename(file, ".ts");
  const own = /^policy\/(rules|quota)\//.test(file) ? ["rules", "quota"] : [];
  const ownTest = own.map((folder) => `test/policy/${folder}/${name}.test.ts`).find((test) => existsSync(test));
  if (ownTest !== undefined) return { ignoreStatic: false, jest: byTests(ownTest) };
  if (ROOMS_OF_SITES.test(file)) return { ignoreStatic: true, jest: byTests(TESTS_OF_SITES) };
  return { ignoreStatic: true, jest: jest({ enableFindRelatedTests: true }) };
}

const byTests = (pattern) => jest({ config: { testMatch: [`<rootDir>/${pattern}`] }, enableFindRelatedTests: false });

const jest = (options) => ({ configFile: "test/mutation/jest.config.js", ...options });

const OPTIONS = {
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner", path.join(__dirname, "ignore-words.mjs")],
  ignorers: ["words"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["bench", "reports", "coverage"],
  // with TypeScript 7 Stryker reads no tsconfig.json
  tsconfigFile: "none.json",
  reporters: [],
  fileLogLevel: "off",
  logLevel: "error",
  allowEmpty: true,
};

const KILLED = ["Killed", "Timeout"];
const SURVIVED = ["Survived", "NoCoverage"];

async function run(paths) {
  const { Stryker } = await import("@stryker-mutator/core");
  for (const files of runs(filesIn(paths))) {
    const began = Date.now();
    const mutants = await new Stryker({ ...OPTIONS, ...optionsFor(files[0]), mutate: files }).runMutationTest();
    for (const file of files)
      printFile(
        file,
        mutants.filter(({ fileName }) => path.relative("", fileName) === file),
      );
    print(`${files.length} files in ${Math.round((Date.now() - began) / 1000)} s\n`);
  }
}

/** Files of one room of sites have the same tests, which then run once without a change; others run alone. */
function runs(files) {
  const [ofSites, others] = [true, false].map((ours) => files.filter((file) => ROOMS_OF_SITES.test(file) === ours));
  return [...others.map((file) => [file]), ...(ofSites.length > 0 ? [ofSites] : [])];
}

function printFile(file, mutants) {
  const [killed, survivors] = [KILLED, SURVIVED].map((states) =>
    mutants.filter(({ status }) => states.includes(status)),
  );
  print(`${file}  ${summary(killed.length, survivors.length)}\n`);
  const lines = readFileSync(file, "utf8").split("\n");
  for (const survivor of survivors.sort(byPlace)) print(`  ${described(survivor, lines)}\n`);
}

function summary(killed, survived) {
  const score = killed + survived === 0 ? 100 : Math.floor((100 * killed) / (killed + survived));
  return `${score} %: ${killed} killed, ${survived} survived`;
}

const byPlace = ({ location: one }, { location: other }) =>
  one.start.line - other.start.line || one.start.column - other.start.column;

/** `12: a < b -> a <= b`, each on one line and not longer than people read. */
function described({ location: { start, end }, replacement }, lines) {
  const touched = lines.slice(start.line - 1, end.line);
  touched.push(touched.pop().slice(0, end.column - 1));
  touched.unshift(touched.shift().slice(start.column - 1));
  return `${start.line}: ${brief(touched.join(" "))} -> ${brief(replacement)}`;
}

function brief(code) {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 100)} …` : line;
}

/** All files with code at some paths. */
function filesIn(paths) {
  return paths.flatMap((one) => {
    if (!statSync(one).isDirectory()) return [path.normalize(one)];
    const inside = readdirSync(one, { recursive: true }).filter((name) => name.endsWith(".ts"));
    return inside.sort().map((name) => path.join(one, name));
  });
}

const print = (text) => process.stdout.write(text);

const named = process.argv.slice(2);
run(named.length > 0 ? named : ROOMS.filter((room) => existsSync(room)));
