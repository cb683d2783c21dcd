// `npm run bench`: how long our part takes beside the part that nobody can do without. Ratios, because machines differ.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const YAML = require("yaml");
const { loadEnvironments } = require("../dist/config");
const { judge } = require("../dist/policy");
const { synthesize } = require("../dist/stacks");

const REPEATS = 5;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cenvpn-bench-"));

/** An environment file with this many sites, each with two devices and a BGP connection. */
function environment(name, sites) {
  const lines = Array.from({ length: sites }, (_, n) => {
    const cidr = (tunnel) => `169.254.${10 + (n >> 5)}.${(n % 32) * 8 + tunnel * 4}/30`;
    return `  site-${n}:
    customerGateways:
      a: {ip: 203.${n >> 8}.${n & 255}.1, asn: 65010}
      b: {ip: 203.${n >> 8}.${n & 255}.2, asn: 65010}
    connections:
      main:
        tunnels: {1: {customerGateway: a, insideCidr: ${cidr(0)}}, 2: {customerGateway: b, insideCidr: ${cidr(1)}}}
`;
  });
  const file = path.join(folder, "environments", `${name}.yaml`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const transitRouter = "{cen: cen-abc, id: tr-abc, cidrs: existing}";
  fs.writeFileSync(
    file,
    `name: ${name}\nregion: cn-hangzhou\ntransitRouter: ${transitRouter}\ndefaults: {bgp: {localAsn: 64512}}\nsites:\n${lines.join("")}`,
  );
  return file;
}

/** The fastest of some runs, in seconds. */
function time(work, repeats = REPEATS) {
  const runs = Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...runs) / 1000;
}

/** Seconds and megabytes of a program of its own. */
function program(script, cwd) {
  const measured = `${script}; process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))`;
  let peak = 0;
  const seconds = time(() => {
    const { stderr, status } = spawnSync(process.execPath, ["-e", measured], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    peak = Math.max(peak, Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024);
  });
  return { seconds, peak };
}

function row(what, ours, beside, theirs) {
  const ratio = (ours / theirs).toFixed(1);
  process.stdout.write(
    `${what.padEnd(44)} ${ours.toFixed(3).padStart(8)} s   ${ratio.padStart(5)} × ${beside} (${theirs.toFixed(3)} s)\n`,
  );
}

// 169.254.0.0/16 has 16,376 free blocks; the largest file of ours uses them up, and repeats addresses no check compares.
const large = environment("large", 7_000);
const text = fs.readFileSync(large, "utf8");
row(
  "read and validate 7,000 sites",
  time(() => loadEnvironments([large]), 2),
  "parsing the YAML",
  time(() => YAML.parseDocument(text), 2),
);

const medium = environment("medium", 2_000);
const synthesized = synthesize(loadEnvironments([medium]).environments, path.join(folder, "out"));
const json = fs.readFileSync(path.join(synthesized, "stacks", "medium-sites", "cdk.tf.json"), "utf8");
row(
  `judge 2,000 sites (${(json.length / 1e6).toFixed(1)} MB of JSON)`,
  time(() => judge(synthesized)),
  "JSON.parse",
  time(() => JSON.parse(json)),
);

for (const file of [large, medium]) fs.rmSync(file);
environment("fifty", 50);
const app = program(`require(${JSON.stringify(path.resolve("dist/main.js"))})`, folder);
const cdktf = program(`require(${JSON.stringify(require.resolve("cdktf"))})`, folder);
row(
  `the app, 50 sites (${app.peak.toFixed(0)} MB)`,
  app.seconds,
  `loading cdktf, ${cdktf.peak.toFixed(0)} MB`,
  cdktf.seconds,
);

fs.rmSync(folder, { recursive: true });
