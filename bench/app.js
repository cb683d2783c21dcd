// Start-up: commands that answer at once, and the app with 50 sites.
const { readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { loadEnvironments } = require("../dist/config");
const { synthesize } = require("../dist/stacks");
const { environment } = require("./setup/environment");
const { program, row, temporaryFolder } = require("./setup/measure");

const folder = temporaryFolder();
const dist = path.join(__dirname, "..", "dist");
const cenvpn = path.join(dist, "cli", "cenvpn.js");

const file = environment(folder, "fifty", 50);
const out = synthesize(loadEnvironments([file]).environments, path.join(folder, "out"));
const stack = path.join(folder, "plan.json");
writeFileSync(stack, readFileSync(path.join(out, "stacks", "fifty-sites", "cdk.tf.json")));

const node = program(["-e", ""]);
const cdktf = program(["-e", `require(${JSON.stringify(require.resolve("cdktf"))})`], { cwd: folder });
const commands = [
  ["cenvpn --help", [cenvpn, "--help"], node],
  ["cenvpn explain region", [cenvpn, "explain", "region"], node],
  ["cenvpn check plan.json, 50 sites", [cenvpn, "check", stack], node],
  ["node dist/main.js, 50 sites", [path.join(dist, "main.js")], cdktf],
];
for (const [what, args, beside] of commands) {
  const { seconds, megabytes } = program(args, { cwd: folder });
  const name = beside === cdktf ? `loading cdktf, ${cdktf.megabytes.toFixed(0)} MB` : "starting node";
  row(`${what} (${megabytes.toFixed(0)} MB)`, seconds, name, beside.seconds);
}
