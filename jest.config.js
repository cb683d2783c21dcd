/** Tests that end in `.full.test.ts` are slow and run only with `npm run test:full`. */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: process.env.CENVPN_TEST_FULL ? [] : ["\\.full\\.test\\.ts$"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/providers/alicloud/generated"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  globalSetup: "<rootDir>/test/setup/build.js",
  testTimeout: 60_000,
};
