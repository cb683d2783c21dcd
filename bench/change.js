// Shows a change that replaces all of 5,000 resources, compared with reading and parsing its plan. `npm run bench -- change 1000`
// uses another number of resources.
const { readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { measured, temporaryFolder } = require("./setup/measure");
const { planOf } = require("./setup/plan");

const [resources = 5_000] = process.argv.slice(2).map(Number);
const dist = (room) => JSON.stringify(path.join(__dirname, "..", "dist", room));

/** The arguments that force a replacement, for each type, with their former values. */
const BEFORE = {
  alicloud_vpn_customer_gateway: { ip_address: "198.18.0.1" },
  alicloud_vpn_gateway_vpn_attachment: { network_type: "private" },
  alicloud_cen_transit_router_vpn_attachment: { vpn_id: "vco-before" },
  alicloud_cen_transit_router_route_table_association: { transit_router_attachment_id: "tr-attach-before" },
  alicloud_cen_transit_router_route_table_propagation: { transit_router_attachment_id: "tr-attach-before" },
};

/** The plan as if the resources existed and had to be destroyed. */
function replaced(plan) {
  for (const { type, change } of plan.resource_changes) {
    const was = BEFORE[type];
    change.actions = ["delete", "create"];
    change.before = { ...change.after, ...was, id: "before" };
    change.before_sensitive = change.after_sensitive;
    change.replace_paths = Object.keys(was).map((name) => [name]);
  }
  return plan;
}

async function bench() {
  const file = path.join(temporaryFolder(), "plan.json");
  writeFileSync(file, JSON.stringify(replaced(JSON.parse(readFileSync(await planOf(resources), "utf8")))));
  const judged = `
    const { changesOf } = require(${dist("change")});
    const { judge, readStacks } = require(${dist("policy")});
    const report = require(${dist("report")});
    const stacks = readStacks(${JSON.stringify(file)});
    const judgement = judge(stacks);`;
  const shown = {
    text: "report.textReport(judgement, undefined, changesOf(stacks))",
    Markdown: "report.markdownReport(judgement, changesOf(stacks))",
    HTML: "report.htmlReport(judgement, { changes: changesOf(stacks), topology: report.shownTopology(stacks) })",
  };
  const parsed = least(`JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`);
  const alone = least(judged);
  process.stdout.write(`parsing takes ${parsed.cpu.toFixed(2)} s and ${parsed.megabytes.toFixed(0)} MB\n`);
  print(`judge ${resources.toLocaleString("en")} replaced resources`, alone, parsed);
  for (const [form, code] of Object.entries(shown)) {
    const all = least(`${judged} ${code};`);
    print(`  and show the change as ${form}`, all, parsed);
    process.stdout.write(`  ${(all.cpu - alone.cpu).toFixed(2)} s beside judging\n`);
  }
}

/** The fastest of several runs, because other work on the machine only makes runs slower. */
function least(code) {
  const runs = Array.from({ length: 3 }, () => measured(["-e", code]));
  return {
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
    megabytes: Math.min(...runs.map(({ megabytes }) => megabytes)),
  };
}

function print(what, all, parsed) {
  const [cpu, megabytes] = [all.cpu - parsed.cpu, all.megabytes - parsed.megabytes];
  process.stdout.write(`${what.padEnd(44)} ${cpu.toFixed(2)} s of CPU and ${megabytes.toFixed(0)} MB beside parsing\n`);
}

bench();
