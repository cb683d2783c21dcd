import { CustomerGateway } from "../../../modules";
import { lookUpGateways } from "../../../modules/connection/gateway-addresses";
import { resourceOf, synthesizeStack } from "../../setup/synth";

test("the gateway addresses of a connection are looked up when it is attached, by tunnel", () => {
  const json = synthesizeStack((stack) => {
    const attachment = { fqn: "x.y" };
    const found = lookUpGateways(stack, "lookup", { connectionId: "vco-1", attachment, terraformName: "main" });
    const description = `${found[1]} ${found[2]}`;
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", description, terraformName: "shown" });
  });
  const { "//": _, ...lookup } = json.data?.alicloud_vpn_gateway_vpn_attachments?.main ?? {};
  expect(lookup).toEqual({ ids: ["vco-1"], depends_on: ["x.y"] });
  const address = (number: number) =>
    `\${nonsensitive(one(flatten([for a in data.alicloud_vpn_gateway_vpn_attachments.main.attachments : [for t in a.tunnel_options_specification : t.internet_ip if t.tunnel_index == ${number}]])))}`;
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown").description).toBe(`${address(1)} ${address(2)}`);
});
