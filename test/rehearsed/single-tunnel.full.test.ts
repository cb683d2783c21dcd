import type { Found } from "../../rehearsal";
import { singleTunnel } from "../setup/found";
import { environment, life } from "../setup/life";

const FILE = `
name: dev
region: cn-hangzhou
transitRouter: {cen: cen-abc, id: tr-abc, cidrs: existing}
sites:
  plant:
    customerGateways: {fw: {id: cgw-old}}
    connections:
      main:
        name: plant of 2019
        crypto: {profile: compatible, ike: {version: ikev1}}
        bgp: {localAsn: 64512}
        tunnel: {customerGateway: fw, insideCidr: 169.254.10.0/30, localId: 47.0.0.1, remoteId: 203.0.113.1}
        healthCheck: {source: 10.0.0.10, destination: 192.168.1.10, switchRoute: false}
        routeTable: vtb-abc
        zone: cn-hangzhou-h
        routes: [192.168.1.0/24]
        import: {connection: vco-old, attachment: tr-attach-old, propagation: false}
`;

/** A site of 2019, as the cloud describes it. */
const FOUND: Found[] = [
  ...singleTunnel({
    ...{ region: "cn-hangzhou", zone: "cn-hangzhou-h", suffix: "old", cloudId: "47.0.0.1" },
    ...{ transitRouter: "tr-abc", cen: "cen-abc", table: "vtb-abc" },
  }),
  {
    ...{ region: "cn-hangzhou", account: "default", kind: "VcoRouteEntry" },
    id: "vco-old:192.168.1.0/24:vco-old:100",
    fields: {
      ...{ VpnConnectionId: "vco-old", NextHop: "vco-old", RouteDest: "192.168.1.0/24" },
      ...{ Weight: 100, State: "published", RouteEntryType: "custom" },
    },
  },
];

const stack = life({ found: FOUND });

test("a running connection with a single tunnel is adopted; only what does not exist is made", async () => {
  // The one change is the PSK, which the rehearsal invents.
  expect(await stack.plan(environment(FILE))).toEqual({ import: 4, add: 1, change: 1, destroy: 0 });
  expect(await stack.changes(environment(FILE))).toEqual({
    "alicloud_cen_transit_router_route_table_propagation.plant__main__vtb-abc": ["create"],
    "alicloud_vpn_gateway_vpn_attachment.plant__main": ["ike_config.psk"],
  });
  await stack.apply(environment(FILE));
  expect(await stack.plan(environment(FILE))).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("its outputs show its ids, but no addresses of two tunnels", async () => {
  const nowhere = { gateway_address_1: null, gateway_address_2: null };
  expect(await stack.outputs()).toEqual({
    plant__main: { connection_id: "vco-old", attachment_id: "tr-attach-old", ...nowhere },
  });
});

test.each([
  ["of the check", "switchRoute: false", "interval: 5", "health_check_config"],
  ["of an algorithm", "version: ikev1", "version: ikev2", "ike_config.ike_version"],
  ["of the inside CIDR", "169.254.10.0/30", "169.254.10.4/30", "bgp_config.tunnel_cidr"],
])("the provider sees an edit %s, and sends it in place", async (_, piece, by, place) => {
  const changes = await stack.changes(environment(FILE, [piece, by]));
  expect(Object.keys(changes)).toEqual(["alicloud_vpn_gateway_vpn_attachment.plant__main"]);
  expect(Object.values(changes)[0]?.join()).toContain(place);
});

test.each([
  ["BGP", "        bgp: {localAsn: 64512}\n", "BGP, but the configuration has none"],
  ["the health check", /\n *healthCheck.*/.exec(FILE)?.[0] ?? "", "a health check, but the configuration has none"],
])("a file without %s, which is on in the cloud, fails the plan", async (_, piece, message) => {
  await expect(stack.plan(environment(FILE, [piece, "\n"]))).rejects.toThrow(message);
});

test("a zone must be the attachment's, or the provider would replace the attachment", async () => {
  const { destroy } = await stack.plan(environment(FILE, ["zone: cn-hangzhou-h", "zone: cn-hangzhou-i"]));
  expect(destroy).toBeGreaterThan(0);
});

test("destroy leaves what existed before and was not imported", async () => {
  expect(await stack.destroy()).toEqual([]);
});
