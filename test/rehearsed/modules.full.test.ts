import { judge, readStacks } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// Plans of real Terraform for stacks with modules.

const MAIN = `${PROVIDER}
resource "alicloud_cen_instance" "main" {}
resource "alicloud_cen_transit_router" "main" {
  cen_id = alicloud_cen_instance.main.id
}
resource "alicloud_cen_transit_router_cidr" "main" {
  transit_router_id = alicloud_cen_transit_router.main.transit_router_id
  cidr              = "10.0.0.0/24"
}
module "by_variable" {
  source         = "./attached"
  transit_router = alicloud_cen_transit_router_cidr.main.transit_router_id
}
module "by_call" {
  source         = "./attached"
  transit_router = alicloud_cen_transit_router.main.transit_router_id
  depends_on     = [alicloud_cen_transit_router_cidr.main]
}
module "at_once" {
  source         = "./attached"
  transit_router = alicloud_cen_transit_router.main.transit_router_id
}
`;

const ATTACHED = `${PROVIDER.split(/^provider /m)[0]}
variable "transit_router" {}
resource "alicloud_cen_transit_router_vpn_attachment" "main" {
  transit_router_id = var.transit_router
  vpn_id            = "vco-abc123"
}
`;

test("an attachment in a module waits for what its caller passes or waits for; findings there are reported at the call", async () => {
  const folder = await plannedHcl({ "main.tf": MAIN, "attached/main.tf": ATTACHED });
  const judgement = judge(readStacks(`${folder}/plan.json`));
  const judged = (module: string) =>
    verdict(judgement, "transit-router-cidr-first", `module.${module}.alicloud_cen_transit_router_vpn_attachment.main`);
  expect([judged("by_variable"), judged("by_call"), judged("at_once")]).toEqual(["pass", "pass", "fail"]);
  const { written } = judgement.findings.find(({ rule }) => rule === "transit-router-cidr-first") ?? {};
  const line = MAIN.split("\n").indexOf('module "at_once" {') + 1;
  expect(written?.endsWith(`/main.tf:${line}`)).toBe(true);
});

const HUB = `${PROVIDER.split(/^provider /m)[0]}
resource "alicloud_cen_instance" "main" {}
resource "alicloud_cen_transit_router" "main" {
  cen_id = alicloud_cen_instance.main.id
}
module "cidrs" {
  source         = "../cidrs"
  transit_router = alicloud_cen_transit_router.main.transit_router_id
}
output "router" {
  value = alicloud_cen_transit_router.main.transit_router_id
}
output "with_cidr" {
  value = module.cidrs.router
}
output "after_cidr" {
  value      = alicloud_cen_transit_router.main.transit_router_id
  depends_on = [module.cidrs]
}
`;

const CIDRS = `${PROVIDER.split(/^provider /m)[0]}
variable "transit_router" {}
resource "alicloud_cen_transit_router_cidr" "main" {
  for_each          = toset(["10.0.0.0/24"])
  transit_router_id = var.transit_router
  cidr              = each.key
}
output "router" {
  value = one(values(alicloud_cen_transit_router_cidr.main)).transit_router_id
}
`;

const attached = (name: string, written: string, router = "module.hub.router") => `
resource "alicloud_cen_transit_router_vpn_attachment" "${name}" {
  transit_router_id = ${router}
  vpn_id            = "vco-${name}"
  ${written}
}
`;

test("waiting for a module means waiting for all of it, waiting for an output for its parts", async () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    after_module: ["pass", attached("after_module", "depends_on = [module.hub]")],
    after_output: ["pass", attached("after_output", "depends_on = [module.hub.with_cidr]")],
    by_output: ["pass", attached("by_output", "", "module.hub.after_cidr")],
    by_other: ["pass", attached("by_other", "vpn_owner_id = module.hub.with_cidr")],
    by_each: ["pass", attached("by_each", 'for_each = toset([for router in [module.hub.with_cidr] : "a"])')],
    at_once: ["fail", attached("at_once", "")],
    after_other: ["pass", attached("after_other", "depends_on = [module.other]")],
    after_unrelated: ["fail", attached("after_unrelated", "depends_on = [module.unrelated]")],
    after_trigger: ["pass", attached("after_trigger", "depends_on = [terraform_data.settled]")],
    by_local: ["undecided", attached("by_local", "vpn_owner_id = local.owner")],
  };
  const main = `${PROVIDER}
module "hub" {
  source = "./hub"
}
module "other" {
  source = "./other"
  ready  = module.hub.after_cidr == "" ? "a" : "b"
}
module "unrelated" {
  source = "./other"
  ready  = "a"
}
resource "terraform_data" "settled" {
  input = { routers = [module.hub.with_cidr] }
}
locals {
  owner = module.hub.router
}
${Object.values(cases)
  .map(([, text]) => text)
  .join("")}`;
  const other = 'variable "ready" {}\nresource "terraform_data" "main" {}\n';
  const files = { "main.tf": main, "hub/main.tf": HUB, "cidrs/main.tf": CIDRS, "other/main.tf": other };
  const judgement = judge(readStacks(`${await plannedHcl(files)}/plan.json`));
  const judged = Object.keys(cases).map((name) => {
    const address = `alicloud_cen_transit_router_vpn_attachment.${name}${name === "by_each" ? '["a"]' : ""}`;
    return [name, verdict(judgement, "transit-router-cidr-first", address)];
  });
  expect(Object.fromEntries(judged)).toEqual(
    Object.fromEntries(Object.entries(cases).map(([name, [is]]) => [name, is])),
  );
});
