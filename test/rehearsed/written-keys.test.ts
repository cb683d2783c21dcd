import { judge, readStacks } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// Where pre-shared keys come from, as plans of real Terraform tell it.

const connection = (name: string, psk: string) => `
resource "alicloud_vpn_connection" "${name}" {
  vpn_gateway_id = "vpn-abc123"
  local_subnet   = ["172.16.0.0/16"]
  remote_subnet  = ["10.1.0.0/16"]
  ike_config {
    psk = ${psk}
  }
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
variable "site" { default = "berlin" }
variable "town" { default = "berlin" }
locals { key = var.given["a"] }
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
${connection("given", 'var.given["a"]')}
${connection("defaults", 'var.defaults["a"]')}
${connection("local", "local.key")}
${connection("text", '"${var.site}-PLANTED-key-0007"')}
${connection("partly", '"${var.site}-${var.given["a"]}"')}
${connection("elsewhere", '"${var.town}-PLANTED-key-0008"')}
`;

test("a key that stands in the text is found behind modules and defaults, and left open behind a local value or where it is made of text alone", async () => {
  const folder = await plannedHcl({
    "main.tf": MAIN,
    "connection/main.tf": `${PROVIDER.split(/^provider /m)[0]}${MODULE}`,
    "terraform.tfvars": 'given = { a = "PLANTED-key-0001" }\ntown = "paris"',
  });
  const judgement = judge(readStacks(`${folder}/plan.json`));
  const judged = (address: string) =>
    verdict(judgement, "no-literal-key", address.replace(/[^.]*$/, "alicloud_vpn_connection.$&"));
  expect(
    Object.fromEntries(
      [
        ...["given", "defaults", "local", "text", "partly", "elsewhere"],
        ...["module.literal.passed", "module.literal.unset", "module.text.passed", "module.variable.passed"],
      ].map((name) => [name, judged(name)]),
    ),
  ).toEqual({
    given: "pass",
    defaults: "fail",
    local: "undecided",
    text: "undecided",
    partly: "pass",
    elsewhere: "pass",
    "module.literal.passed": "fail",
    "module.literal.unset": "fail",
    "module.text.passed": "undecided",
    "module.variable.passed": "pass",
  });
  expect(JSON.stringify(judgement)).not.toContain("PLANTED");
});
