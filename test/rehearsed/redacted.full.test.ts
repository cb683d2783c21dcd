import { redactDocument } from "../../graph/read/redact-document";
import { judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import type { Json } from "../policy/fixtures";
import { reports } from "../policy/judge-and-report";
import { deployedHcl, type PlanEdited, PROVIDER } from "../setup/plain-hcl";

// What real Terraform prints, with a secret at every place that can hold one: neither a redacted document nor a report
// has any of it.

const MODULE = `
variable "psk" {
  sensitive = true
}
variable "password" {}
variable "obj" {}
variable "tags" {
  type      = map(string)
  sensitive = true
}
variable "default" {
  sensitive = true
  default   = { a = ["planted-15"] }
}
resource "terraform_data" "m" {
  input = { p = var.psk, w = var.password, t = var.tags, d = var.default }
}
output "out" {
  value     = { deep = { x = [terraform_data.m.output] } }
  sensitive = true
}
`;

const MAIN = `${PROVIDER.replace("region", 'secret_key = "planted-01"\n  access_key = "planted-00"\n  region')}
variable "text" {
  sensitive = true
  default   = "planted-02"
}
variable "plain_password" {
  default = "planted-03"
}
variable "obj" {
  sensitive = true
  type      = object({ a = string, n = number, l = list(string), m = map(string) })
  default   = { a = "planted-04", n = 7712345, l = ["planted-05"], m = { k = "planted-06" } }
}
locals {
  mix = { open = "shown-1", hidden = var.text, number = var.obj.n }
}
module "used" {
  source   = "./m"
  psk      = "planted-07"
  password = "planted-08"
  obj      = var.obj
  tags     = { a = "planted-09" }
}
module "unused" {
  source   = "./m"
  count    = 0
  psk      = "planted-10"
  password = "planted-11"
  obj      = null
  tags     = {}
}
resource "terraform_data" "a" {
  input            = local.mix
  triggers_replace = [var.obj]
  provisioner "local-exec" {
    command     = "true planted-12-\${var.text}"
    environment = { PASSWORD = "planted-13" }
  }
  connection {
    type        = "ssh"
    host        = "h"
    password    = "planted-14"
    private_key = "planted-16"
  }
}
resource "alicloud_vpn_customer_gateway" "a" {
  ip_address            = "203.0.113.7"
  asn                   = "65010"
  description           = "to \${var.text}"
  customer_gateway_name = "planted-\${var.text}"
  tags                  = { team = var.text, "a.b" = var.obj.m.k, open = "shown-2" }
}
resource "alicloud_vpn_gateway_vpn_attachment" "a" {
  local_subnet  = "0.0.0.0/0"
  remote_subnet = "0.0.0.0/0"
  network_type  = "public"
  dynamic "tunnel_options_specification" {
    for_each = { 1 = "planted-17", 2 = "planted-18" }
    content {
      tunnel_index        = tunnel_options_specification.key
      customer_gateway_id = alicloud_vpn_customer_gateway.a.id
      tunnel_ike_config {
        psk      = tunnel_options_specification.value
        local_id = "planted-\${var.text}"
      }
    }
  }
}
resource "alicloud_vpn_gateway_vpn_attachment" "unused" {
  count         = 0
  local_subnet  = "0.0.0.0/0"
  remote_subnet = "0.0.0.0/0"
  network_type  = "public"
  ike_config {
    psk = "planted-19"
  }
}
check "text" {
  assert {
    condition     = nonsensitive(var.text) == "x"
    error_message = "the secret is \${nonsensitive(var.text)}"
  }
}
output "obj" {
  value     = var.obj
  sensitive = true
}
output "module" {
  value     = module.used.out
  sensitive = true
}
output "db_password" {
  value = "planted-20"
}
`;

let rehearsal: Rehearsal;
let plan: PlanEdited;
let terraform: (...args: string[]) => Promise<unknown>;
beforeAll(async () => {
  rehearsal = await startRehearsal({ allowed: { provisioners: ["local-exec"] } });
  const deployed = await deployedHcl({ "main.tf": MAIN, "m/main.tf": MODULE }, rehearsal);
  plan = deployed.plan;
  terraform = async (...args) => JSON.parse((await rehearsal.terraform(deployed.folder, args)).stdout);
});
afterAll(() => rehearsal.close());

const PLANTED = /planted[\w-]*|7712345/g;

test.each<[what: string, least: number, printed: () => Promise<unknown>]>([
  ["a plan that changes a secret", 15, () => plan({}, "-var=text=planted-99")],
  ["a plan with -target", 15, () => plan({}, "-target=module.used")],
  ["a plan with -refresh-only", 15, () => plan({}, "-refresh-only")],
  ["a plan with -destroy", 15, () => plan({}, "-destroy")],
  ["a state that terraform show prints", 10, () => terraform("show", "-json")],
  ["a state as Terraform keeps it", 10, () => terraform("state", "pull")],
])("%s", async (_, least, printed) => {
  const document = (await printed()) as Json;
  expect(new Set(JSON.stringify(document).match(PLANTED)).size).toBeGreaterThan(least);
  const redacted = JSON.stringify(redactDocument(document));
  expect(redacted.match(PLANTED)).toBeNull();
  for (const open of ["203.0.113.7", '"65010"', "shown-1", "shown-2"]) expect(redacted).toContain(open);
  const stacks = readStacks({ name: "hcl", json: document });
  expect(reports(stacks, judge(stacks)).join("\n").match(PLANTED)).toBeNull();
});
