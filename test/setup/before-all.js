const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { loadArguments } = require("../../providers/alicloud/schema.js");

const provider = path.join(__dirname, "..", "..", "providers", "alicloud");

module.exports = () => {
  // What is made of the arguments is not in git: another state of it may have brought others.
  const stated = JSON.stringify(loadArguments(path.join(provider, "arguments")));
  if (readFileSync(path.join(provider, "arguments.json"), "utf8").trim() !== stated) run("bindings");
  // Tests of the command and the app run what users run: the compiled files.
  run("build");
  // One folder for what all workers leave behind; they may be ended at any time.
  process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-test-"));
};

function run(script) {
  execFileSync("npm", ["run", "--silent", script], { stdio: "inherit" });
}
