import type { Found } from "../../rehearsal";
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

const at = { region: "cn-hangzhou", account: "default" };

/** A site of 2019 as the cloud tells it. */
const FOUND: Found[] = [
  {
    ...{ ...at, type: "alicloud_vpn_gateway_vpn_attachment", id: "vco-old" },
    fields: {
      vpn_attachment_name: "plant of 2019",
      network_type: "public",
      local_subnet: "0.0.0.0/0",
      remote_subnet: "0.0.0.0/0",
      effect_immediately: false,
      customer_gateway_id: "cgw-old",
      enable_dpd: true,
      enable_nat_traversal: true,
      enable_tunnels_bgp: false,
      tunnel_bandwidth: "Standard",
      resource_group_id: "rg-default",
      status: "attached",
      ike_config: [
        {
          ...{ psk: "PLANTED-old", ike_version: "ikev1", ike_mode: "main", ike_enc_alg: "aes", ike_auth_alg: "sha1" },
          ...{ ike_pfs: "group2", ike_lifetime: 86400, local_id: "47.0.0.1", remote_id: "203.0.113.1" },
        },
      ],
      ipsec_config: [{ ipsec_enc_alg: "aes", ipsec_auth_alg: "sha1", ipsec_pfs: "group2", ipsec_lifetime: 86400 }],
      bgp_config: [
        {
          enable: true,
          local_asn: 64512,
          tunnel_cidr: "169.254.10.0/30",
          local_bgp_ip: "169.254.10.1",
          status: "success",
        },
      ],
      health_check_config: [
        {
          enable: true,
          sip: "10.0.0.10",
          dip: "192.168.1.10",
          interval: 3,
          retry: 3,
          policy: "reserve_route",
          status: "success",
        },
      ],
      tunnel_options_specification: [],
    },
  },
  {
    ...{ ...at, type: "alicloud_cen_transit_router_vpn_attachment", id: "tr-attach-old" },
    fields: {
      ...{
        vpn_id: "vco-old",
        transit_router_id: "tr-abc",
        cen_id: "cen-abc",
        vpn_owner_id: "default",
        charge_type: "POSTPAY",
      },
      ...{ auto_publish_route_enabled: true, zone: [{ zone_id: "cn-hangzhou-h" }], status: "Attached" },
      transit_router_vpn_attachment_name: "plant-main",
    },
  },
  {
    ...{ ...at, type: "alicloud_cen_transit_router_route_table_association", id: "tr-attach-old:vtb-abc" },
    fields: {
      transit_router_attachment_id: "tr-attach-old",
      transit_router_route_table_id: "vtb-abc",
      status: "Active",
    },
  },
  {
    ...{ ...at, type: "alicloud_vpn_gateway_vco_route", id: "vco-old:192.168.1.0/24:vco-old:100" },
    fields: {
      ...{ vpn_connection_id: "vco-old", next_hop: "vco-old", route_dest: "192.168.1.0/24" },
      ...{ weight: 100, status: "published" },
    },
  },
];

const stack = life({ found: FOUND });

test("a running connection with a single tunnel is adopted; only what does not exist is made", async () => {
  // The one change is the key, which is one of the rehearsal's.
  expect(await stack.plan(environment(FILE))).toEqual({ import: 4, add: 1, change: 1, destroy: 0 });
  expect(await stack.changes(environment(FILE))).toEqual({
    "alicloud_cen_transit_router_route_table_propagation.plant__main__vtb-abc": ["create"],
    "alicloud_vpn_gateway_vpn_attachment.plant__main": ["ike_config.psk"],
  });
  await stack.apply(environment(FILE));
  expect(await stack.plan(environment(FILE))).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("its outputs tell its ids, and no address of the two tunnels that it has not", async () => {
  const nowhere = { gateway_address_1: null, gateway_address_2: null };
  expect(await stack.outputs()).toEqual({
    plant__main: { connection_id: "vco-old", attachment_id: "tr-attach-old", ...nowhere },
  });
});

test.each([
  ["of the check", "switchRoute: false", "interval: 5", "health_check_config"],
  ["of an algorithm", "version: ikev1", "version: ikev2", "ike_config.ike_version"],
  ["of the inside CIDR", "169.254.10.0/30", "169.254.10.4/30", "bgp_config.tunnel_cidr"],
])("an edit %s is seen and goes out in place", async (_, piece, by, place) => {
  const changes = await stack.changes(environment(FILE, [piece, by]));
  expect(Object.keys(changes)).toEqual(["alicloud_vpn_gateway_vpn_attachment.plant__main"]);
  expect(Object.values(changes)[0]?.join()).toContain(place);
});

test.each([
  ["BGP", "        bgp: {localAsn: 64512}\n", "BGP, of which nothing is written here"],
  ["the health check", /\n *healthCheck.*/.exec(FILE)?.[0] ?? "", "a health check, of which nothing is written here"],
])("a file that does not speak of %s, which is on, fails the plan", async (_, piece, message) => {
  await expect(stack.plan(environment(FILE, [piece, "\n"]))).rejects.toThrow(message);
});

test("a zone is that of the attachment, or the attachment would be replaced", async () => {
  const { destroy } = await stack.plan(environment(FILE, ["zone: cn-hangzhou-h", "zone: cn-hangzhou-i"]));
  expect(destroy).toBeGreaterThan(0);
});

test("destroy leaves what was there before and was not imported", async () => {
  expect(await stack.destroy()).toEqual([]);
});
