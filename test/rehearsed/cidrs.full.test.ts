import { type Judgement, judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { deployedHcl, PROVIDER } from "../setup/plain-hcl";

// Plans of real Terraform for the CIDRs of an existing transit router.

const HUB = `${PROVIDER}
resource "alicloud_cen_instance" "main" {}
resource "alicloud_cen_transit_router" "main" {
  cen_id = alicloud_cen_instance.main.id
}
`;

const cidr = (block: string) => `
resource "alicloud_cen_transit_router_cidr" "main" {
  transit_router_id = alicloud_cen_transit_router.main.transit_router_id
  cidr              = "${block}"
}
`;

const siteWith = (wait: string) => `
resource "alicloud_vpn_customer_gateway" "edge" {
  ip_address = "203.0.113.10"
}
resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  local_subnet  = "172.16.0.0/16"
  remote_subnet = "10.1.0.0/16"
  dynamic "tunnel_options_specification" {
    for_each = [1, 2]
    content {
      tunnel_index        = tunnel_options_specification.value
      customer_gateway_id = alicloud_vpn_customer_gateway.edge.id
    }
  }
}
resource "alicloud_cen_transit_router_vpn_attachment" "main" {
  vpn_id                     = alicloud_vpn_gateway_vpn_attachment.main.id
  transit_router_id          = alicloud_cen_transit_router.main.transit_router_id
  auto_publish_route_enabled = true
  ${wait}
}
`;
const SITE = siteWith("");

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

const judged = (plan: unknown) => judge(readStacks({ name: "hub", json: plan as object }));
const found = ({ findings }: Judgement, rule: string) =>
  findings.filter((finding) => finding.rule === rule).map(({ level, address }) => [level, address]);

test("are neither changed nor destroyed while a connection is attached", async () => {
  const waiting = siteWith("depends_on = [alicloud_cen_transit_router_cidr.main]");
  const files = { "main.tf": HUB + cidr("10.255.0.0/24"), "site.tf": waiting };
  const { plan } = await deployedHcl(files, rehearsal);
  const reported = async (edit: Record<string, string>) =>
    found(judged(await plan(edit)), "transit-router-cidr-in-use");
  expect(await reported({})).toEqual([]);
  const finding = [["error", "alicloud_cen_transit_router_cidr.main"]];
  expect(await reported({ "main.tf": HUB + cidr("10.254.0.0/24") })).toEqual(finding);
  expect(await reported({ "main.tf": HUB, "site.tf": SITE })).toEqual(finding);
  expect(await reported({ "main.tf": HUB, "site.tf": "" })).toEqual([]);
}, 120_000);

test("are reported as missing for the first connection on a transit router without one", async () => {
  const { plan } = await deployedHcl({ "main.tf": HUB }, rehearsal);
  const reported = async (edit: Record<string, string>) =>
    found(judged(await plan(edit)), "transit-router-cidr-present");
  expect(await reported({ "site.tf": SITE })).toEqual([["warning", "alicloud_cen_transit_router.main"]]);
  expect(await reported({ "main.tf": HUB + cidr("10.255.0.0/24"), "site.tf": SITE })).toEqual([]);
}, 120_000);
