// Synthesizes with our constructs, compared with bare bindings for the same resources. Each run has its own process.
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { program, row, temporaryFolder } = require("./setup/measure");

const folder = temporaryFolder();
const read = (outdir) => JSON.parse(readFileSync(path.join(outdir, "stacks", "sites", "cdk.tf.json"), "utf8"));
const script = (name) => path.join(__dirname, "setup", name);
const out = (name) => path.join(folder, name);

/** The JSON for Terraform, without cdktf's own notes. */
const meaning = (outdir) =>
  JSON.parse(JSON.stringify(read(outdir), (key, value) => (key === "//" ? undefined : value)));

const template = path.join(out("one"), "stacks", "sites", "cdk.tf.json");
program([script("synthesize-constructs.js"), out("one"), 1], {}, 1);
const a_site = Object.values(read(out("one")).resource).flatMap(Object.values).length;

for (const resources of [100, 1_000, 10_000]) {
  const sites = Math.round(resources / a_site);
  const ours = [script("synthesize-constructs.js"), out("ours"), sites];
  const bare = [script("synthesize-bare.js"), out("bare"), sites, template];
  const repeats = resources > 1_000 ? 3 : 5;
  const measured = [ours, bare].map((args) => program(args, {}, repeats));
  assert(isDeepStrictEqual(meaning(out("ours")), meaning(out("bare"))), "the two programs build different things");
  const [{ seconds, megabytes }, beside] = measured;
  const memory = `${megabytes.toFixed(0)} MB, ${(megabytes / beside.megabytes).toFixed(2)} ×`;
  row(`${resources} resources (${memory})`, seconds, "bare bindings", beside.seconds);
}
