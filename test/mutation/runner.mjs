// A plug-in of Stryker: runs tests in one process, with Jest's own test(), expect() and hooks. For each change it loads only our modules
// again; Jest would also load cdktf and the bindings, which takes longer than the tests.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { jestExpect } from "@jest/expect";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { transformSync } from "@swc/core";
import { ownTest } from "./own-test.js";

// Stryker starts this process in its copy of the repository.
const ROOT = path.resolve() + path.sep;
const require = createRequire(ROOT);
// import would get a part of it only
const circus = require("jest-circus");

/** State that Stryker and the changed code share: the active change, and the test that runs. */
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

class Runner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const { describe, test, beforeAll, beforeEach, afterEach, afterAll } = circus;
    Object.assign(globalThis, { describe, test, beforeAll, beforeEach, afterEach, afterAll, expect: jestExpect });
    loadTypeScript();
  }

  async dryRun({ testFiles }) {
    const result = await run(testFiles, () => true);
    return { ...result, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    const reaching = new Set(testFilter);
    const isWanted = (file, name) => reaching.has(idOf(file, LOAD)) || reaching.has(idOf(file, name));
    return toMutantRunResult(await run(testsOf(sandboxFileName, testFilter), isWanted));
  }
}

/** The file's own test, or without one all tests that reach the change. */
function testsOf(file, reaching) {
  const own = ownTest(path.relative(ROOT, file), ROOT);
  return own === undefined ? new Set(reaching.map((id) => id.split(": ", 1)[0])) : [path.join(ROOT, own)];
}

/** Lets require() load TypeScript. Like Jest, it prefers arguments.ts to arguments.json. */
function loadTypeScript() {
  const { extensions } = require;
  const compiled = new Map();
  const others = Object.entries(extensions);
  for (const [extension] of others) delete extensions[extension];
  extensions[".ts"] = (module, file) => {
    if (!compiled.has(file)) compiled.set(file, transformSync(readFileSync(file, "utf8"), SYNTAX).code);
    module._compile(compiled.get(file), file);
  };
  Object.assign(extensions, Object.fromEntries(others));
}

const SYNTAX = {
  swcrc: false,
  jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  module: { type: "commonjs" },
};

/** Runs the wanted tests of some files until one fails. */
async function run(files, isWanted) {
  const tests = [];
  for (const file of files) {
    if (tests.some(isFailed)) break;
    tests.push(...(await runFile(file, isWanted)));
  }
  const limit = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
  return limit ?? { status: DryRunStatus.Complete, tests };
}

/** Milliseconds of a test, on a machine of any load: Stryker itself ends what hangs. */
const LONGEST = 180_000;

/** Code that runs outside of tests counts as one more test, which all tests of the file depend on. */
const LOAD = "load";

async function runFile(file, isWanted) {
  const tests = [];
  const runs = (name) => {
    stryker.currentTestId = idOf(file, name);
  };
  const listen = ({ name, test }) => {
    if (name === "test_start") {
      runs(nameOf(test));
      if (tests.some(isFailed)) test.mode = "skip";
    } else if (name === "test_done") {
      runs(LOAD);
      tests.push(result(file, nameOf(test), test.errors.flat()[0], test.duration));
    }
  };
  forgetOurModules();
  circus.resetState();
  circus.getState().testTimeout = LONGEST;
  circus.addEventHandler(listen);
  runs(LOAD);
  try {
    require(file);
    for (const test of testsIn(circus.getState().rootDescribeBlock))
      if (!isWanted(file, nameOf(test))) test.mode = "skip";
    const { unhandledErrors } = await circus.run();
    tests.push(result(file, LOAD, unhandledErrors[0]));
  } catch (error) {
    tests.push(result(file, LOAD, error));
  } finally {
    circus.removeEventHandler(listen);
  }
  return tests;
}

function forgetOurModules() {
  for (const file of Object.keys(require.cache)) if (file.startsWith(ROOT)) delete require.cache[file];
}

const testsIn = ({ children }) => children.flatMap((child) => (child.type === "test" ? [child] : testsIn(child)));

/** With the names of the sections around the test, the outermost of which is Jest's own. */
function nameOf({ name, parent }) {
  return parent?.parent === undefined ? name : `${nameOf(parent)} ${name}`;
}

const idOf = (file, name) => `${file}: ${name}`;

function result(file, name, error, timeSpentMs = 0) {
  const outcome =
    error === undefined
      ? { status: TestStatus.Success }
      : { status: TestStatus.Failed, failureMessage: String(error?.stack ?? error) };
  return { id: idOf(file, name), name, fileName: file, timeSpentMs, ...outcome };
}

const isFailed = ({ status }) => status === TestStatus.Failed;

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "one-process", Runner)];
