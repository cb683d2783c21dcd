import { Cloud } from "../../rehearsal/cloud/cloud";
import type { Fields } from "../../rehearsal/cloud/fields";
import { Refusal } from "../../rehearsal/cloud/refusal";

const HERE = { region: "eu-central-1", account: "1234567890123456" };

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud([], true);
});

/** The code with which the cloud refuses to create something; undefined when it creates it. */
function refusal(type: string, request: object): string | undefined {
  try {
    cloud.create(`alicloud_${type}`, HERE, request as Fields);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

interface Edit {
  readonly ike?: object;
  readonly ipsec?: object;
  readonly bgp?: object;
  readonly tunnel?: object;
}

function tunnel(index: 1 | 2, { ike, ipsec, bgp, tunnel }: Edit = {}): Fields {
  const block = 4 * index;
  return {
    tunnel_index: index,
    customer_gateway_id: "cgw-abc123",
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: [{ psk: `key-of-tunnel-${index}`, ike_lifetime: 28_800, ...ike }],
    tunnel_ipsec_config: [{ ipsec_pfs: "group14", ipsec_lifetime: 3600, ...ipsec }],
    tunnel_bgp_config: [
      { local_asn: 64_512, tunnel_cidr: `169.254.10.${block}/30`, local_bgp_ip: `169.254.10.${block + 1}`, ...bgp },
    ],
    ...tunnel,
  };
}

const connection = (edit: Edit) => ({
  enable_tunnels_bgp: true,
  tunnel_options_specification: [tunnel(1), tunnel(2, edit)],
});

test.each<[string, Edit, string | undefined]>([
  ["what is allowed", {}, undefined],
  ["a PSK of 100 characters", { ike: { psk: "x".repeat(100) } }, undefined],
  ["a PSK of 101 characters", { ike: { psk: "x".repeat(101) } }, "Sim.Psk"],
  ["a PSK with a space", { ike: { psk: "two words" } }, "Sim.Psk"],
  ["an identity with a space", { ike: { local_id: "two words" } }, "Sim.IkeIdentity"],
  ["an unknown algorithm", { ike: { ike_enc_alg: "aes512" } }, "Sim.Algorithm"],
  ["a group that IKE does not have", { ike: { ike_pfs: "disabled" } }, "Sim.Algorithm"],
  ["IPsec without forward secrecy", { ipsec: { ipsec_pfs: "disabled" } }, undefined],
  ["a lifetime of a week", { ipsec: { ipsec_lifetime: 604_800 } }, "Sim.Lifetime"],
  [
    "a reserved inside CIDR",
    { bgp: { tunnel_cidr: "169.254.169.252/30", local_bgp_ip: "169.254.169.253" } },
    "Sim.TunnelCidr",
  ],
  [
    "an inside CIDR beside a reserved one",
    { bgp: { tunnel_cidr: "169.254.1.4/30", local_bgp_ip: "169.254.1.5" } },
    undefined,
  ],
  ["an inside CIDR that is no /30", { bgp: { tunnel_cidr: "169.254.10.8/29" } }, "Sim.TunnelCidr"],
  ["an inside CIDR with host bits", { bgp: { tunnel_cidr: "169.254.10.9/30" } }, "Sim.TunnelCidr"],
  [
    "an inside CIDR of another range",
    { bgp: { tunnel_cidr: "10.0.0.0/30", local_bgp_ip: "10.0.0.1" } },
    "Sim.TunnelCidr",
  ],
  [
    "the inside CIDR of the other tunnel",
    { bgp: { tunnel_cidr: "169.254.10.4/30", local_bgp_ip: "169.254.10.6" } },
    "Sim.TunnelCidr",
  ],
  ["a BGP address outside", { bgp: { local_bgp_ip: "169.254.10.5" } }, "Sim.LocalBgpIp"],
  ["the network address as BGP address", { bgp: { local_bgp_ip: "169.254.10.8" } }, "Sim.LocalBgpIp"],
  ["the broadcast address as BGP address", { bgp: { local_bgp_ip: "169.254.10.11" } }, "Sim.LocalBgpIp"],
  ["a tunnel without BGP", { tunnel: { tunnel_bgp_config: [] } }, "Sim.TunnelBgpConfig"],
  ["a tunnel twice", { tunnel: { tunnel_index: 1 } }, "VpnConnection.InvalidCreateTunnelOptions"],
])("tunnels of a connection: %s", (_, edit, code) => {
  expect(refusal("vpn_gateway_vpn_attachment", connection(edit))).toBe(code);
});

test("tunnels on a VPN gateway have the same limits", () => {
  const request = (edit: Edit) => ({ vpn_gateway_id: "vpn-abc123", ...connection(edit) });
  expect(refusal("vpn_connection", request({}))).toBeUndefined();
  expect(refusal("vpn_connection", request({ ike: { ike_enc_alg: "aes512" } }))).toBe("Sim.Algorithm");
});

test("a change is held to the limits, and a refused one changes nothing", () => {
  const type = "alicloud_vpn_gateway_vpn_attachment";
  const id = cloud.create(type, HERE, connection({}) as unknown as Fields);
  const before = structuredClone(cloud.read(type, HERE, id));
  const { tunnel_options_specification } = connection({ ike: { psk: "two words" } });
  expect(() => cloud.update(type, HERE, id, { tunnel_options_specification })).toThrow(Refusal);
  expect(cloud.read(type, HERE, id)).toEqual(before);
});

test("a refusal holds no key", () => {
  const request = connection({ ike: { psk: "PLANTED two words" } }) as unknown as Fields;
  expect(() => cloud.create("alicloud_vpn_gateway_vpn_attachment", HERE, request)).toThrow(/^(?!.*PLANTED)/s);
});

test("BGP needs an ASN of the customer gateway", () => {
  const gateway = cloud.create("alicloud_vpn_customer_gateway", HERE, { ip_address: "203.0.113.9" });
  const edit = { tunnel: { customer_gateway_id: gateway } };
  expect(refusal("vpn_gateway_vpn_attachment", connection(edit))).toBe("Sim.CustomerGatewayAsn");
  expect(refusal("vpn_gateway_vpn_attachment", { ...connection(edit), enable_tunnels_bgp: false })).toBeUndefined();
});

test("a VPN gateway without IPsec takes no connection", () => {
  const gateway = { vpc_id: "vpc-abc123", bandwidth: 10, enable_ipsec: false };
  const vpn_gateway_id = cloud.create("alicloud_vpn_gateway", HERE, gateway);
  expect(refusal("vpn_connection", { vpn_gateway_id, ...connection({}) })).toBe("Sim.GatewayWithoutIpsec");
});

test.each([
  [{ ip_address: "203.0.113.9", asn: "65010" }, undefined],
  [{ ip_address: "10.0.0.9", asn: "1.10" }, undefined],
  [{ ip_address: "203.0.113.256" }, "InvalidIpAddress.WrongFormat"],
  [{ ip_address: "100.64.0.1" }, "InvalidIpAddress.WrongFormat"],
  [{ ip_address: "203.0.113.9", asn: "45104" }, "Sim.CustomerGatewayAsn"],
  [{ ip_address: "203.0.113.9", asn: "4294967296" }, "Sim.CustomerGatewayAsn"],
  [{ ip_address: "203.0.113.9", customer_gateway_name: "http://office" }, "InvalidName"],
])("a customer gateway %p", (request, code) => {
  expect(refusal("vpn_customer_gateway", request)).toBe(code);
});

test.each([
  ["10.255.0.0/24", undefined],
  ["10.0.0.0/15", "Sim.TransitRouterCidr"],
  ["10.255.0.0/25", "Sim.TransitRouterCidr"],
  ["100.64.1.0/24", "Sim.TransitRouterCidr"],
])("a CIDR of a transit router: %s", (cidr, code) => {
  const cen_id = cloud.create("alicloud_cen_instance", HERE, {});
  const router = cloud.create("alicloud_cen_transit_router", HERE, { cen_id });
  const transit_router_id = router.split(":")[1] ?? "";
  expect(refusal("cen_transit_router_cidr", { transit_router_id, cidr })).toBe(code);
});

test("a transit router has up to five CIDRs, which do not overlap", () => {
  const cen_id = cloud.create("alicloud_cen_instance", HERE, {});
  const transit_router_id = cloud.create("alicloud_cen_transit_router", HERE, { cen_id }).split(":")[1] ?? "";
  const add = (cidr: string) => refusal("cen_transit_router_cidr", { transit_router_id, cidr });
  expect([1, 2, 3, 4].map((part) => add(`10.0.${part}.0/24`))).toEqual(Array(4).fill(undefined));
  expect(add("10.0.0.0/16")).toBe("Sim.TransitRouterCidr");
  expect(add("10.0.5.0/24")).toBeUndefined();
  expect(add("10.0.6.0/24")).toBe("Sim.TransitRouterCidr");
});

test("a connection has one route to a network, and none to all or to the cloud's own range", () => {
  const route = (route_dest: string) =>
    refusal("vpn_gateway_vco_route", {
      vpn_connection_id: "vco-abc123",
      next_hop: "vco-abc123",
      weight: 100,
      route_dest,
    });
  expect(["10.1.0.0/16", "10.1.0.0/16", "0.0.0.0/0", "100.64.1.0/24"].map(route)).toEqual([
    undefined,
    "Sim.RouteExists",
    "Sim.RouteDestination",
    "Sim.RouteDestination",
  ]);
});

test("an attachment has one association, and propagates once to a table", () => {
  const member = (kind: string, table: string) =>
    refusal(`cen_transit_router_route_table_${kind}`, {
      transit_router_attachment_id: "tr-attach-abc123",
      transit_router_route_table_id: table,
    });
  expect(member("association", "vtb-one")).toBeUndefined();
  expect(member("association", "vtb-two")).toBe("Sim.AttachmentAssociated");
  expect(["vtb-one", "vtb-two", "vtb-one"].map((table) => member("propagation", table))).toEqual([
    undefined,
    undefined,
    "Sim.AttachmentPropagated",
  ]);
});
