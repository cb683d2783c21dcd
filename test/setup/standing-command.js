// Runs the commands that the tests of a worker ask for, one after another in this one process: most of a command's time is its start.
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
// The starter has ended, in any way.
process.on("disconnect", () => process.exit());

async function outcome({ args, cwd, env }) {
  // Loaded when the first command comes: many a run of tests has none.
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

/** Keeps what is written to a stream until it is released. */
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
