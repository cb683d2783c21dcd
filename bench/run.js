// `npm run bench` runs every benchmark in its own process; `npm run bench -- policy 5000` runs one, with its arguments.
const { spawnSync } = require("node:child_process");
const { readdirSync } = require("node:fs");
const path = require("node:path");

const subjects = readdirSync(__dirname)
  .filter((file) => file.endsWith(".js") && file !== path.basename(__filename))
  .map((file) => path.basename(file, ".js"));
const [named, ...options] = process.argv.slice(2);
if (named !== undefined && !subjects.includes(named)) {
  process.stderr.write(`There is no bench ${named}; there are ${subjects.join(", ")}.\n`);
  process.exit(2);
}

for (const subject of named === undefined ? subjects : [named]) {
  process.stdout.write(`\n${subject}\n`);
  const args = [path.join(__dirname, subject), ...options];
  if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) process.exitCode = 1;
}
