// Judges and shows real plans, compared with reading and parsing the same file. Also measures the memory and time of a process that
// does nothing else. `npm run bench -- policy 1000 5000` uses other sizes than 1,000, 5,000 and 20,000 resources.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { changesOf } = require("../dist/change");
const { judge, readStacks } = require("../dist/policy");
const { markdownReport } = require("../dist/report");
const { program, row, times } = require("./setup/measure");
const { planOf } = require("./setup/plan");

const sizes = process.argv.slice(2).map(Number);
const policy = JSON.stringify(path.join(__dirname, "..", "dist", "policy"));

async function bench() {
  for (const resources of sizes.length > 0 ? sizes : [1_000, 5_000, 20_000]) {
    const plan = await planOf(resources);
    const { length } = readFileSync(plan);
    const [ours, theirs] = times([() => judge(readStacks(plan)), () => JSON.parse(readFileSync(plan, "utf8"))], 9);
    const name = `judge a plan of ${resources.toLocaleString("en")} resources, ${(length / 2 ** 20).toFixed(1)} MB`;
    row(name, ours, "reading and parsing it", theirs);
    const stacks = readStacks(plan);
    const judgement = judge(stacks);
    const [shown] = times([() => markdownReport(judgement, changesOf(stacks))]);
    row("  its change and judgement as Markdown", shown, "judging it", ours);
    const alone = program([
      "-e",
      `const { judge, readStacks } = require(${policy}); judge(readStacks(${JSON.stringify(plan)}))`,
    ]);
    const allowed = (4 * length) / 2 ** 20 + 80;
    row("  a process of its own", alone.seconds, "that", ours);
    process.stdout.write(
      `  ${alone.megabytes.toFixed(0)} MB at most; 4 × the file + 80 MB is ${allowed.toFixed(0)} MB\n`,
    );
  }
}

bench();
