// Runs commands as users do, each in its own process, in turns with what no command can avoid. `npm run bench -- cold 9` prints the
// medians of nine turns; the default is five.
const { cpus } = require("node:os");
const path = require("node:path");
const { environment } = require("./setup/environment");
const { measured, median, temporaryFolder } = require("./setup/measure");
const { planOf } = require("./setup/plan");

const dist = path.join(__dirname, "..", "dist");
const cenvpn = (...args) => [path.join(dist, "cli", "cenvpn.js"), ...args];
const parse = (file) => ["-e", `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(file)}, "utf8"))`];

async function bench(turns) {
  const folder = temporaryFolder();
  const [few, many] = [await planOf(1_000), await planOf(5_000)];
  const [one, fifty] = [1, 50].map((sites) => environment(path.join(folder, `${sites}`), "bench", sites));
  const start = ["-e", ""];
  const programs = [
    ["Node.js starts", start, start],
    ["cenvpn --help", cenvpn("--help"), start],
    ["cenvpn explain inside-cidr", cenvpn("explain", "inside-cidr"), start],
    ["limit: Node.js parses a plan of 1,000 resources", parse(few), parse(few)],
    ["cenvpn check, 1,000 resources", cenvpn("check", few), parse(few)],
    ["limit: Node.js parses a plan of 5,000 resources", parse(many), parse(many)],
    ["cenvpn check, 5,000 resources", cenvpn("check", many), parse(many)],
    ["Node.js loads cdktf", ["-e", `require(${JSON.stringify(require.resolve("cdktf"))})`], start],
    ["cenvpn check, an environment of one site", cenvpn("check", one), start],
    ["node dist/main.js, one site", [path.join(dist, "main.js")], start],
    ["cenvpn check, an environment of 50 sites", cenvpn("check", fifty), start],
  ];
  const runs = programs.map(() => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [index, [, args]] of programs.entries())
      runs[index].push(measured(args, { cwd: path.join(folder, "1") }));
  const medians = runs.map((each) =>
    Object.fromEntries(["cpu", "seconds", "megabytes"].map((key) => [key, median(each.map((run) => run[key]))])),
  );
  const cpuOf = (args) => medians[programs.findIndex(([, other]) => other.join() === args.join())].cpu;
  print(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}, medians of ${turns}`);
  print("");
  print("| | CPU s | wall s | MB | × CPU of what it stands beside |");
  print("| --- | --- | --- | --- | --- |");
  for (const [index, [what, args, beside]] of programs.entries()) {
    const { cpu, seconds, megabytes } = medians[index];
    const ratio = beside === args ? "" : (cpu / cpuOf(beside)).toFixed(1);
    print(`| ${what} | ${cpu.toFixed(2)} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} | ${ratio} |`);
  }
}

const print = (line) => process.stdout.write(`${line}\n`);

bench(Number(process.argv[2] ?? 5));
