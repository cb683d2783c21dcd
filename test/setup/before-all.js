const { execFileSync } = require("node:child_process");
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

module.exports = () => {
  // Tests of the command and the app run what users run: the compiled files.
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  // One folder for what all workers leave behind; they may be ended at any time.
  process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-test-"));
};
