// Compares the time of our code with the time of the work that nobody can avoid. Prints ratios, because machines differ.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

/** A folder that is removed at the end of the process. */
exports.temporaryFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cenvpn-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The median seconds of each piece of work. The pieces take turns, so that a slow moment of the machine affects all. */
exports.times = (works, repeats = 5) => {
  const runs = works.map(() => []);
  for (let turn = 0; turn < repeats; turn++)
    for (const [index, work] of works.entries()) runs[index].push(seconds(work));
  return runs.map(median);
};

/** A program's seconds of CPU (with the kernel's), its seconds of the clock, and its peak megabytes, all measured when the program ends. */
function measured(args, options = {}) {
  const usage = "process.on('exit', () => require('fs').writeSync(3, JSON.stringify(process.resourceUsage())))";
  const preload = `data:text/javascript,import{createRequire}from"module";const require=createRequire("/");${usage}`;
  const start = performance.now();
  const { stderr, status, output } = spawnSync(process.execPath, ["--import", preload, ...args], {
    ...options,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== (options.status ?? 0)) throw new Error(stderr);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3]);
  return { cpu: (userCPUTime + systemCPUTime) / 1e6, seconds, megabytes: maxRSS / 1024 };
}
exports.measured = measured;

/** A program's median seconds and greatest megabytes. */
exports.program = (args, options = {}, repeats = 5) => {
  const runs = Array.from({ length: repeats }, () => measured(args, options));
  return { seconds: median(runs.map((run) => run.seconds)), megabytes: Math.max(...runs.map((run) => run.megabytes)) };
};

/** One line: the work, its time, and the ratio to another time. */
exports.row = (what, ours, beside, theirs) => {
  const ratio = (ours / theirs).toFixed(2).padStart(6);
  process.stdout.write(`${what.padEnd(58)} ${seconds3(ours)}  ${ratio} × ${beside} (${theirs.toFixed(3)} s)\n`);
};

function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function seconds3(time) {
  return `${time.toFixed(3).padStart(7)} s`;
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
exports.median = median;
