// `npm run new-rule NAME`: makes a rule's file, its test, and its entry in the table. The test fails until somebody writes the rule.
"use strict";

const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const TABLE = "policy/rules/index.ts";

/** Writes the files of a new rule into a checkout, and returns their paths. */
function newRule(name, folder = process.cwd()) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name ?? ""))
    throw new Error(`“${name ?? ""}” names no rule. Allowed: two words or more, such as peer-asn`);
  const files = { [`policy/rules/${name}.ts`]: ruleText(name), [`test/policy/rules/${name}.test.ts`]: testText(name) };
  const taken = Object.keys(files).find((file) => existsSync(path.join(folder, file)));
  if (taken !== undefined) throw new Error(`${taken} is there already`);
  const table = path.join(folder, TABLE);
  writeFileSync(table, withEntry(readFileSync(table, "utf8"), name));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return [...Object.keys(files), TABLE];
}

function ruleText(name) {
  return `import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "${name}",
  level: "error",
  title: "TODO: what is right, as a sentence without a full stop",
  why: "TODO: what happens otherwise.",
  source: API_VPC,
  fix: "TODO: what to do",
  subjects: (graph) => graph.tunnels(),
  // TODO: what is wrong with a subject, by values that are known; undefined where nothing is
  check: (tunnel) => tunnel.bgp.insideCidr.problem(() => undefined),
  bad: hcl\`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_bgp_config { tunnel_cidr = "TODO" }
      }
    }\`,
  good: hcl\`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_bgp_config { tunnel_cidr = "169.254.10.0/30" }
      }
    }\`,
});
`;
}

function testText(name) {
  return `import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const CIDR = \`\${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr\`;

testRule("${name}", {
  passes: { "a good stack": good },
  finds: {
    "TODO: what is wrong": {
      in: patch(good, CIDR, "TODO"),
      findings: [{ at: "tunnels.2.bgp.tunnel_cidr", message: "TODO: what the rule says of it", address: at(CONNECTION) }],
    },
  },
  leavesOpen: { "a value that is not known yet": patch(good, CIDR, UNKNOWN) },
});
`;
}

/** The table with another rule; both lists stay sorted. */
function withEntry(table, name) {
  const variable = name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
  const before = (lines, line) => lines.findIndex((other) => other > line);
  const insert = (lines, line) =>
    lines.toSpliced(before(lines, line) < 0 ? lines.length : before(lines, line), 0, line);
  const replaced = (text, pattern, line) =>
    text.replace(pattern, (block) => `${insert(block.trimEnd().split("\n"), line).join("\n")}\n`);
  const withImport = replaced(table, /(import \w+ from "\.\/.*\n)+/, `import ${variable} from "./${name}";`);
  return replaced(withImport, /( {2}\w+,\n)+/, `  ${variable},`);
}

if (require.main === module) {
  try {
    for (const file of newRule(process.argv[2])) process.stdout.write(`${file}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

module.exports = { newRule };
