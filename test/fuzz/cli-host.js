// Runs the compiled command many times in one process: reads a call as a line of JSON, answers with a line of JSON.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createInterface } = require("node:readline");
const { run } = require("../../dist/cli/run.js");

const folder = fs.mkdtempSync(path.join(process.env.CENVPN_TEST_FOLDER ?? os.tmpdir(), "fuzz-"));
process.chdir(folder);
const answer = process.stdout.write.bind(process.stdout);

async function respond({ args, files }) {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const printed = [];
  const capture = (chunk) => printed.push(String(chunk)) > 0;
  [process.stdout.write, process.stderr.write] = [capture, capture];
  process.exitCode = undefined;
  process.argv = [process.execPath, "cenvpn", ...args];
  const start = Date.now();
  await run(args);
  const outcome = { exitCode: process.exitCode ?? 0, printed: printed.join(""), took: Date.now() - start };
  process.exitCode = undefined;
  process.stdout.write = answer;
  answer(`${JSON.stringify(outcome)}\n`);
}

let last = Promise.resolve();
createInterface({ input: process.stdin }).on("line", (line) => {
  last = last.then(() => respond(JSON.parse(line)));
});
