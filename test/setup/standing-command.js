// Runs the commands that tests ask for, one after another in this one process: most of a command's time is its start.
const { run } = require("../../dist/cli/run.js");

process.on("message", async ({ args, cwd, env }) => {
  process.chdir(cwd);
  process.env = env;
  process.exitCode = undefined;
  const [stdout, stderr] = [process.stdout, process.stderr].map(caught);
  try {
    await run(args);
  } finally {
    process.send({ exitCode: process.exitCode ?? 0, stdout: stdout.release(), stderr: stderr.release() });
  }
});

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
    release() {
      stream.write = write;
      return Buffer.concat(chunks).toString();
    },
  };
}
