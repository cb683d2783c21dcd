const { execFileSync, fork } = require("node:child_process");
const { once } = require("node:events");
const { mkdtempSync, readFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { loadArguments } = require("../../providers/alicloud/schema.js");

const provider = path.join(__dirname, "..", "..", "providers", "alicloud");

module.exports = async ({ maxWorkers }) => {
  if (process.env.CENVPN_TEST_BUILT === undefined) build();
  // One temporary folder for all workers, because workers may end at any time.
  process.env.CENVPN_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), "cenvpn-test-"));
  globalThis.standing = Array.from({ length: maxWorkers }, (_, index) => standingCommand(index + 1));
  await Promise.all(globalThis.standing.map((standing) => once(standing, "message")));
};

/** Compiles the code, because tests of the command and the app run what users run. */
function build() {
  // git ignores arguments.json, so the file may be from another commit.
  const stated = JSON.stringify(loadArguments(path.join(provider, "arguments")));
  if (readFileSync(path.join(provider, "arguments.json"), "utf8").trim() !== stated) run("bindings");
  run("build");
}

function run(script) {
  execFileSync("npm", ["run", "--silent", script], { stdio: "inherit" });
}

/** Starts the process that runs commands for all test files of one worker. */
function standingCommand(worker) {
  const socket = path.join(process.env.CENVPN_TEST_FOLDER, `command-${worker}`);
  return fork(path.join(__dirname, "standing-command.js"), [socket], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
