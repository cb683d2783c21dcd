import { judge, readStacks } from "../../policy";
import { verdict } from "../policy/fixtures";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// Ids that refer to other resources, in plans of real Terraform.

const TYPE = "alicloud_cen_transit_router_vpn_attachment";

const attachment = (name: string, transitRouter: string, vpn = "alicloud_vpn_gateway_vpn_attachment.main.id") => `
resource "${TYPE}" "${name}" {
  vpn_id                     = ${vpn}
  transit_router_id          = ${transitRouter}
  auto_publish_route_enabled = true
}
`;

const MAIN = `${PROVIDER}
resource "alicloud_cen_transit_router" "main" {
  cen_id = "cen-abc123"
}
resource "alicloud_vpn_customer_gateway" "main" {
  ip_address = "203.0.113.10"
}
resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  local_subnet  = "0.0.0.0/0"
  remote_subnet = "0.0.0.0/0"
}
${attachment("right", "alicloud_cen_transit_router.main.transit_router_id")}
${attachment("part", 'split(":", alicloud_cen_transit_router.main.id)[1]')}
${attachment("whole", "alicloud_cen_transit_router.main.id")}
${attachment("gateway", '"tr-abc123"', "alicloud_vpn_customer_gateway.main.id")}
`;

test("the id of something else is found; only JSON syntax shows whether an expression cuts the id out of a longer one", async () => {
  const json = {
    resource: { [TYPE]: { json: { ...BODY, transit_router_id: "${alicloud_cen_transit_router.main.id}" } } },
  };
  const folder = await plannedHcl({ "main.tf": MAIN, "json.tf.json": JSON.stringify(json) });
  const judgement = judge(readStacks(`${folder}/plan.json`));
  const verdicts = ["right", "part", "whole", "gateway", "json"].map((name) => [
    name,
    verdict(judgement, "ids", `${TYPE}.${name}`),
  ]);
  expect(Object.fromEntries(verdicts)).toEqual({
    right: "pass",
    part: "undecided",
    whole: "undecided",
    gateway: "fail",
    json: "fail",
  });
});

const BODY = { vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}", auto_publish_route_enabled: true };
