// `npm run bench`: every subject; `npm run bench -- policy config`: some. Each runs in a process of its own.
const { spawnSync } = require("node:child_process");
const { readdirSync } = require("node:fs");
const path = require("node:path");

const subjects = readdirSync(__dirname)
  .filter((file) => file.endsWith(".js") && file !== path.basename(__filename))
  .map((file) => path.basename(file, ".js"));
const named = process.argv.slice(2);
const unknown = named.filter((subject) => !subjects.includes(subject));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(", ")}; there are ${subjects.join(", ")}.\n`);
  process.exit(2);
}

for (const subject of named.length > 0 ? named : subjects) {
  process.stdout.write(`\n${subject}\n`);
  const { status } = spawnSync(process.execPath, ["--expose-gc", path.join(__dirname, subject)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
