// CENVPN_TEST_FULL=1 adds the slow tests, `*.full.test.ts`; npm run pipelines runs those that need tools, `*.tools.test.ts`. CENVPN_CDKTF=cdktn runs everything on CDKTF's successor. CENVPN_TEST_BUILT=1 says that what is compiled is up to date.
const path = require("node:path");

const successor = process.env.CENVPN_CDKTF === "cdktn";
// Programs that tests start take the hook along.
if (successor) process.env.NODE_OPTIONS = `--require=${path.join(__dirname, "test/setup/cdktn.js")}`;

// Who names files wants to see the test of a rule by itself; whoever runs everything wants it soon.
const isOfEverything = !process.argv.slice(2).some((argument) => !argument.startsWith("-"));

module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: [
    isOfEverything ? "/test/policy/rules/" : "/test/policy/rules-together/",
    ...(process.env.CENVPN_TEST_FULL ? [] : ["\\.full\\.test\\.ts$"]),
    ...(process.env.CENVPN_TEST_TOOLS ? [] : ["\\.tools\\.test\\.ts$"]),
  ],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.stryker-tmp", "<rootDir>/providers/alicloud/generated"],
  moduleNameMapper: {
    // What the build adds to the sources.
    "/config/compiled/(.*)$": "<rootDir>/dist/config/compiled/$1",
    // import() names the file that the compiler writes.
    "^(\\.{1,2}/.*)\\.js$": ["$1.js", "$1"],
    ...(successor ? { "^cdktf($|/.*)": "<rootDir>/node_modules/cdktn$1" } : {}),
  },
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  setupFiles: ["<rootDir>/test/setup/compile-late.js"],
  globalSetup: "<rootDir>/test/setup/before-all.js",
  globalTeardown: "<rootDir>/test/setup/after-all.js",
  maxWorkers: "100%",
  // Real Terraform, on machines of any load: no test is about time.
  testTimeout: 180_000,
};
