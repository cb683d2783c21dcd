// Runs the commands of a worker's tests one after the other in this process, because most of a command's time is its start.
const net = require("node:net");

let last = Promise.resolve();

net
  .createServer({ allowHalfOpen: true }, (asking) => {
    let asked = "";
    asking.on("data", (part) => (asked += part));
    asking.on("end", () => {
      last = last.then(async () => asking.end(JSON.stringify(await outcome(JSON.parse(asked)))));
    });
    asking.setEncoding("utf8");
  })
  .listen(process.argv[2], () => process.send("ready"));
// The starter has ended.
process.on("disconnect", () => process.exit());

async function outcome({ args, cwd, env }) {
  // Loaded with the first command, because many test runs use none.
  const { run } = require("../../dist/cli/run.js");
  process.chdir(cwd);
  process.env = env;
  process.exitCode = undefined;
  const [stdout, stderr] = [process.stdout, process.stderr].map(caught);
  try {
    await run(args);
    return { exitCode: process.exitCode ?? 0, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.release();
    stderr.release();
  }
}

/** Catches what a program writes to a stream, until the stream is released. */
function caught(stream) {
  const { write } = stream;
  const chunks = [];
  stream.write = (chunk, encoding, done = encoding) => {
    chunks.push(Buffer.from(chunk));
    if (typeof done === "function") done();
    return true;
  };
  return {
    release: () => {
      stream.write = write;
    },
    text: () => Buffer.concat(chunks).toString(),
  };
}
