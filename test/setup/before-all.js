const { execFileSync, fork } = require("node:child_process");
const { once } = require("node:events");
const { mkdtempSync, readFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { loadArguments } = require("../../providers/alicloud/schema.js");

const provider = path.join(__dirname, "..", "..", "providers", "alicloud");

module.exports = async ({ maxWorkers }) => {
  if (process.env.CENVPN_TEST_BUILT === undefined) build();
  // One folder for what all workers leave behind; they may be ended at any time.
  process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-test-"));
  globalThis.standing = Array.from({ length: maxWorkers }, (_, index) => standingCommand(index + 1));
  await Promise.all(globalThis.standing.map((standing) => once(standing, "message")));
};

/** What tests of the command and the app run is what users run: the compiled files. */
function build() {
  // What is made of the arguments is not in git: another state of it may have brought others.
  const stated = JSON.stringify(loadArguments(path.join(provider, "arguments")));
  if (readFileSync(path.join(provider, "arguments.json"), "utf8").trim() !== stated) run("bindings");
  run("build");
}

function run(script) {
  execFileSync("npm", ["run", "--silent", script], { stdio: "inherit" });
}

/** The process in which commands of one worker run, for all of its files. */
function standingCommand(worker) {
  const socket = path.join(process.env.CENVPN_TEST_FOLDER, `command-${worker}`);
  return fork(path.join(__dirname, "standing-command.js"), [socket], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
