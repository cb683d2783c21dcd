import { VpnGatewayPolicyRoute, VpnGatewayRoute } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { refused } from "./props";

const connection = { vpnGatewayId: "vpn-1", vpnConnectionId: "vco-1" };
const destination = "10.0.0.0/8";
const ROUTE = {
  vpn_gateway_id: "vpn-1",
  next_hop: "vco-1",
  route_dest: destination,
  weight: 100,
  publish_vpc: true,
  timeouts: { create: "30m", update: "30m", delete: "30m" },
};

test("a route has a destination, and a policy route also an origin", () => {
  const settings = { weight: 0, publish: false } as const;
  const json = synthesizeStack((stack) => {
    new VpnGatewayRoute(stack, "a", { connection, destination, terraformName: "a", importId: "x" });
    new VpnGatewayRoute(stack, "b", { connection, destination, ...settings, terraformName: "b" });
    new VpnGatewayPolicyRoute(stack, "c", { connection, destination, origin: "11.0.0.0/8", terraformName: "c" });
  });
  expect(resourceOf(json, "alicloud_vpn_route_entry.a")).toEqual(ROUTE);
  expect(resourceOf(json, "alicloud_vpn_route_entry.b")).toEqual({ ...ROUTE, weight: 0, publish_vpc: false });
  expect(resourceOf(json, "alicloud_vpn_pbr_route_entry.c")).toEqual({ ...ROUTE, route_source: "11.0.0.0/8" });
  expect(json).toMatchObject({ import: [{ id: "x", to: "alicloud_vpn_route_entry.a" }] });
});

test("all problems are reported at once", () => {
  const network = "is not an IPv4 network. Allowed: an IPv4 network such as 10.0.0.0/8.";
  const props = { connection, destination: "x", weight: 5 as never };
  const wrong = [`destination: x ${network}`, "weight: 5 is not a weight. Allowed: 100 or 0."];
  expect(refused((stack) => new VpnGatewayRoute(stack, "a", props))).toEqual(wrong);
  expect(refused((stack) => new VpnGatewayPolicyRoute(stack, "a", { ...props, origin: "y" }))).toEqual([
    ...wrong,
    `origin: y ${network}`,
  ]);
});
