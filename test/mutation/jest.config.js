// For Stryker, which runs the tests in this process: no compiled files are made, and no tests that start programs run.
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { globalSetup: _setup, globalTeardown: _teardown, ...config } = require("../../jest.config.js");

process.env.CENVPN_TEST_FOLDER ??= mkdtempSync(path.join(tmpdir(), "cenvpn-mutation-"));

module.exports = {
  ...config,
  rootDir: path.join(__dirname, "../.."),
  testPathIgnorePatterns: [
    "\\.full\\.test\\.ts$",
    "/test/(cli|docs|examples|rehearsal|rehearsed|report)/",
    "/test/policy/rules-together/",
    "/test/[^/]+\\.test\\.ts$",
    // they reach everything, and run long
    "/(examples|hostile|never-flips|judge|new-rule)\\.test\\.ts$",
  ],
};
