import { judge } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// Stacks in modules, as plans of real Terraform tell them.

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

test("an attachment in a module waits for what its caller passes or waits for; what is found there is told at the call", async () => {
  const folder = await plannedHcl({ "main.tf": MAIN, "attached/main.tf": ATTACHED });
  const judgement = judge(`${folder}/plan.json`);
  const judged = (module: string) =>
    verdict(judgement, "transit-router-cidr-first", `module.${module}.alicloud_cen_transit_router_vpn_attachment.main`);
  expect([judged("by_variable"), judged("by_call"), judged("at_once")]).toEqual(["pass", "pass", "fail"]);
  const { written } = judgement.findings.find(({ rule }) => rule === "transit-router-cidr-first") ?? {};
  const line = MAIN.split("\n").indexOf('module "at_once" {') + 1;
  expect(written?.endsWith(`/main.tf:${line}`)).toBe(true);
});
