import { judge, readStacks } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// Where PSKs come from, in plans of real Terraform.

const connection = (name: string, psk: string, more = "") => `
resource "alicloud_vpn_connection" "${name}" {${more}
  vpn_gateway_id = "vpn-abc123"
  local_subnet   = ["172.16.0.0/16"]
  remote_subnet  = ["10.1.0.0/16"]
  ike_config {
    psk = ${psk}
  }
}
`;

/** Ways to write a PSK into the configuration. */
const IN_THE_TEXT: Readonly<Record<string, string>> = {
  literal: '"PLANTED-key-0001"',
  heredoc: "chomp(<<EOT\nPLANTED-key-0001\nEOT\n)",
  default: 'var.defaults["a"]',
  carried: "terraform_data.text.output",
  carried_twice: "terraform_data.again.output",
  output: "module.keys.text",
  output_of_default: "module.keys.unset",
  local: "local.key",
  local_map: 'local.keys["a"]',
  local_default: "local.of_default",
  condition_holds: 'var.town != null ? "PLANTED-key-0001" : var.given["b"]',
  tried: 'try(var.given["none"], "PLANTED-key-0001")',
  looked_up: 'lookup(var.given, "none", "PLANTED-key-0001")',
  coalesced: 'coalesce(var.nothing, "PLANTED-key-0001")',
  known_part: '"${var.site}-PLANTED-key-0007"',
  given_part: '"${var.town}-PLANTED-key-0008"',
  workspace: '"PLANTED-key-${terraform.workspace}"',
  formatted: 'format("PLANTED-%s-%03d", "key", 9)',
  joined: 'join("-", ["PLANTED", "key", "0010"])',
  decoded: 'jsondecode("{\\"a\\": \\"PLANTED-key-0011\\"}").a',
  encoded: 'base64decode("UExBTlRFRC1rZXktMDAxMg==")',
  reversed: 'strrev("2100-yek-DETNALP")',
};

/** Ways to keep a PSK out of the configuration. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  given: 'var.given["a"]',
  given_local: "local.given",
  given_carried: "terraform_data.given.output",
  given_output: "module.keys.passed",
  given_json: "jsondecode(var.json).a",
  given_base64: "base64decode(var.base64)",
  given_trimmed: "trimspace(var.padded)",
  given_parts: '"${var.site}-${var.given["a"]}"',
  given_conditional: 'var.town == null ? var.given["b"] : var.given["a"]',
  text_not_in_use: 'var.town == null ? "PLANTED-key-0001" : var.given["b"]',
};

/** PSKs for which an HCL plan shows neither. */
const OPEN: Readonly<Record<string, string>> = {
  partly_secret: '"${var.given["a"]}-and-a-known-part"',
  hashed: 'sha256("${var.given["a"]}/1")',
};

/** PSKs that Terraform prints. */
const EXPOSED: Readonly<Record<string, string>> = { plain: "var.plain", plain_passed: "module.keys.plain" };

const KEYS = `
variable "passed" { sensitive = true }
variable "unset" { default = "PLANTED-key-0002" }
variable "plain" {}
output "text" { value = "PLANTED-key-0003" }
output "unset" { value = var.unset }
output "plain" { value = var.plain }
output "passed" {
  value     = var.passed
  sensitive = true
}
`;

const MODULE = `
variable "psk" { sensitive = true }
variable "unset" { default = "PLANTED-key-0002" }
${connection("passed", "var.psk")}
${connection("unset", "var.unset")}
`;

const MAIN = `${PROVIDER}
variable "given" {
  type      = map(string)
  sensitive = true
  default   = { a = "PLANTED-other-0003", b = "" }
}
variable "defaults" {
  sensitive = true
  default   = { a = "PLANTED-key-0004" }
}
variable "json" { sensitive = true }
variable "base64" { sensitive = true }
variable "padded" { sensitive = true }
variable "plain" {}
variable "nothing" { default = null }
variable "site" { default = "berlin" }
variable "town" { default = "berlin" }
locals {
  key        = "PLANTED-key-0005"
  keys       = { a = "PLANTED-key-0006" }
  of_default = var.defaults["a"]
  given      = var.given["a"]
}
resource "terraform_data" "text" { input = "PLANTED-key-0013" }
resource "terraform_data" "again" { input = terraform_data.text.output }
resource "terraform_data" "given" { input = var.given["a"] }
module "keys" {
  source = "./keys"
  passed = var.given["a"]
  plain  = var.plain
}
module "literal" {
  source = "./connection"
  psk    = "PLANTED-key-0005"
}
module "text" {
  source = "./connection"
  psk    = "\${var.site}-PLANTED-0006"
}
module "variable" {
  source = "./connection"
  psk    = var.given["a"]
}
${connection("each", "each.value", '\n  for_each = { a = "PLANTED-key-0014" }\n')}
${[IN_THE_TEXT, ELSEWHERE, OPEN, EXPOSED]
  .flatMap(Object.entries)
  .map(([name, psk]) => connection(name, psk))
  .join("")}
`;

const GIVEN = `given  = { a = "PLANTED-key-9001", b = "PLANTED-key-9002" }
town   = "paris"
json   = "{\\"a\\": \\"PLANTED-key-9003\\"}"
base64 = "UExBTlRFRC1rZXktOTAwNA=="
padded = " PLANTED-key-9005 "
plain  = "PLANTED-key-9006"
`;

test("a literal PSK is found whatever it passes through, and a possible one is left open", async () => {
  const folder = await plannedHcl({
    "main.tf": MAIN,
    "keys/main.tf": KEYS,
    "connection/main.tf": `${PROVIDER.split(/^provider /m)[0]}${MODULE}`,
    "terraform.tfvars": GIVEN,
  });
  const judgement = judge(readStacks(`${folder}/plan.json`));
  const judged = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        verdict(judgement, "no-literal-key", name.replace(/[^.]*$/, "alicloud_vpn_connection.$&")),
      ]),
    );
  const all = (names: readonly string[], outcome: string) => Object.fromEntries(names.map((name) => [name, outcome]));
  const found = [...Object.keys(IN_THE_TEXT), 'each["a"]', "module.literal.passed", "module.literal.unset"];
  expect(judged(found)).toEqual(all(found, "fail"));
  expect(judged(["module.text.passed"])).toEqual({ "module.text.passed": "fail" });
  const elsewhere = [...Object.keys(ELSEWHERE), "module.variable.passed"];
  expect(judged(elsewhere)).toEqual(all(elsewhere, "pass"));
  expect(judged(Object.keys(OPEN))).toEqual(all(Object.keys(OPEN), "undecided"));
  const warned = judgement.findings.filter(({ rule, level }) => rule === "no-literal-key" && level === "warning");
  expect(warned.map(({ address }) => address)).toEqual(
    Object.keys(EXPOSED).map((name) => `alicloud_vpn_connection.${name}`),
  );
  expect(JSON.stringify(judgement)).not.toContain("PLANTED");
});
