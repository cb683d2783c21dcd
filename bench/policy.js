// Judging a synthesized folder.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { loadEnvironments } = require("../dist/config");
const { judge } = require("../dist/policy");
const { synthesize } = require("../dist/stacks");
const { environment } = require("./setup/environment");
const { row, temporaryFolder, times } = require("./setup/measure");

const SITES = 2_000;
const folder = temporaryFolder();
const { environments } = loadEnvironments([environment(folder, "medium", SITES)]);
const out = synthesize(environments, path.join(folder, "out"));
const file = path.join(out, "stacks", "medium-sites", "cdk.tf.json");
const [ours, theirs] = times([() => judge(out), () => JSON.parse(readFileSync(file, "utf8"))]);
const megabytes = (readFileSync(file).length / 1e6).toFixed(1);
row(
  `judge ${SITES.toLocaleString("en")} sites as synthesized (${megabytes} MB)`,
  ours,
  "reading and parsing it",
  theirs,
);
