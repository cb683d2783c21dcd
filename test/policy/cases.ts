import type { Device, RuleOptions } from "../../policy";
import { addressOf, type Json, patch, resources, site, stack, UNKNOWN } from "./fixtures";
import { good, waiting } from "./good";

export { good } from "./good";

export interface Case {
  readonly pass: Json;
  /** Has exactly one finding of the rule. */
  readonly fail: Json;
  /** Absent where nothing that the rule reads can be unknown. */
  readonly undecided?: Json;
  /** What a team has settled. */
  readonly options?: Partial<RuleOptions>;
}

const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNELS = `${CONNECTION}/tunnel_options_specification`;
const TUNNEL_2 = `${TUNNELS}/1`;
const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
const PROPAGATION = "resource/alicloud_cen_transit_router_route_table_propagation/shanghai__main";
const EDGE_2 = addressOf("shanghai", 2);
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-2";
const OFFICE = "resource/alicloud_vpn_connection/office__main";
const ROUTE = "resource/alicloud_vpn_gateway_vco_route/chengdu__main__192-168-9-0-24";

const changes = (json: Json, values: Readonly<Record<string, Json[string]>>): Json =>
  Object.entries(values).reduce((changed, [path, value]) => patch(changed, path, value), json);

const CIDR = "alicloud_cen_transit_router_cidr.main";
/** What a team knows of the device at the second tunnel of Shanghai. */
const device = (known: Device): Partial<RuleOptions> => ({ devices: { [EDGE_2]: known } });

/** The good stack with one value changed. */
const broken = (path: string, fail: Json[string], undecided: Json[string] = UNKNOWN, openPath = path): Case => ({
  pass: good,
  fail: patch(good, path, fail),
  undecided: patch(good, openPath, undecided),
});

/** A transit router that is made together with what is attached to it. */
const ROUTER = "resource/alicloud_cen_transit_router/main";
const MADE_HERE = "${alicloud_cen_transit_router.main.transit_router_id}";
const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_cidr: { main: { transit_router_id: MADE_HERE, cidr: "10.255.0.0/24" } },
  }),
  waiting(site("shanghai", { transitRouter: MADE_HERE }), "shanghai"),
);

/** Its connection goes over an Express Connect line. */
const LINE = "resource/alicloud_cen_transit_router_vbr_attachment/line";
const overLine = changes(hub, {
  [`${CONNECTION}/network_type`]: "private",
  [LINE]: { vbr_id: "vbr-abc123", transit_router_id: MADE_HERE, cen_id: "cen-abc123" },
});

const inTwoRegions = (other: string): Json =>
  changes(good, {
    "provider/alicloud": [{ region: "cn-hangzhou" }, { alias: "beijing", region: other }],
    [`${GATEWAY}/provider`]: "alicloud.beijing",
  });

const chengduFlows = (network: string): Json =>
  changes(good, {
    [`${CONNECTION.replace("shanghai", "chengdu")}/local_subnet`]: "172.16.0.0/16",
    [`${CONNECTION.replace("shanghai", "chengdu")}/remote_subnet`]: network,
  });

const twoRoutes = changes(stack(good, site("chengdu", { routes: ["192.168.9.0/24", "192.168.8.0/24"] })), {
  [`${ATTACHMENT.replace("shanghai", "chengdu")}/depends_on`]: [CIDR],
  [`${ROUTE}/timeouts`]: { create: "30m", delete: "30m" },
  [`${ROUTE.replace("9-0-24", "8-0-24")}/timeouts`]: { create: "30m", delete: "30m" },
});

/** Sites reach Express Connect, and the other way round. */
const ROUTE_MAP = "resource/alicloud_cen_route_map";
const map = (from: string, to: string, priority: number): Json => ({
  cen_id: "cen-abc123",
  cen_region_id: "cn-hangzhou",
  transmit_direction: "RegionOut",
  map_result: "Permit",
  priority,
  source_child_instance_types: [from],
  destination_child_instance_types: [to],
});
const transit = changes(good, {
  [`${ROUTE_MAP}/there`]: map("VPN", "VBR", 10),
  [`${ROUTE_MAP}/back`]: map("VBR", "VPN", 11),
});

const withoutRoutes = site("chengdu", { routes: [] });
const chengduRoute = patch({}, ROUTE, {
  route_dest: "192.168.9.0/24",
  vpn_connection_id: UNKNOWN,
  next_hop: UNKNOWN,
  weight: 100,
});

/** By rule: what passes, what fails, and what cannot be decided. */
export const cases: Readonly<Record<string, Case>> = {
  "auto-publish-explicit": broken(`${ATTACHMENT}/auto_publish_route_enabled`, undefined, UNKNOWN),
  "bgp-complete": broken(
    `${TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`,
    undefined,
    UNKNOWN,
    `${CONNECTION}/enable_tunnels_bgp`,
  ),
  "crypto-explicit": broken(`${TUNNEL_2}/tunnel_ipsec_config/ipsec_pfs`, undefined),
  "crypto-settings": broken(`${TUNNEL_2}/tunnel_ike_config/ike_pfs`, "group19"),
  "customer-gateway-address": broken(`${GATEWAY}/ip_address`, "169.254.1.1"),
  "customer-gateway-asn": broken(`${GATEWAY}/asn`, 45104),
  "customer-gateway-network": broken(`${GATEWAY}/ip_address`, "10.0.0.1", UNKNOWN, `${CONNECTION}/network_type`),
  "customer-gateway-per-tunnel": broken(
    `${TUNNEL_2}/customer_gateway_id`,
    "${alicloud_vpn_customer_gateway.shanghai__edge-1.id}",
  ),
  "enterprise-edition": {
    pass: patch(hub, `${ROUTER}/type`, "Enterprise"),
    fail: patch(hub, `${ROUTER}/type`, "Basic"),
    undecided: patch(hub, `${ROUTER}/type`, UNKNOWN),
  },
  "flows-without-bgp": broken(`${OFFICE}/enable_tunnels_bgp`, true),
  "forwards-nothing": { pass: good, fail: withoutRoutes, undecided: stack(withoutRoutes, chengduRoute) },
  ids: broken(`${TUNNEL_2}/customer_gateway_id`, "vco-abc123"),
  "ike-ids": broken(`${TUNNEL_2}/tunnel_ike_config/remote_id`, "edge 2"),
  "ipsec-lifetime": broken(`${TUNNEL_2}/tunnel_ipsec_config/ipsec_lifetime`, 86_400),
  "key-given": broken(`${TUNNEL_2}/tunnel_ike_config/psk`, undefined, UNKNOWN, `${TUNNEL_2}/tunnel_ike_config`),
  "key-strength": broken(`${TUNNEL_2}/tunnel_ike_config/psk`, "fifteen-letters", UNKNOWN),
  "local-asn": broken(`${TUNNEL_2}/tunnel_bgp_config/local_asn`, 0),
  "local-asns-equal": broken(`${TUNNEL_2}/tunnel_bgp_config/local_asn`, 64513),
  "local-id-pinned": {
    pass: patch(good, `${TUNNEL_2}/tunnel_ike_config/local_id`, "cloud.example.com"),
    fail: good,
    undecided: patch(good, `${TUNNEL_2}/tunnel_ike_config/local_id`, UNKNOWN),
    options: device({ pinsCloudId: true }),
  },
  "local-bgp-ip": broken(`${TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`, "169.254.10.7"),
  names: broken(`${ATTACHMENT}/transit_router_vpn_attachment_name`, "1st attachment"),
  "no-health-check-on-dual-tunnel": broken(`${CONNECTION}/health_check_config`, { enable: true }),
  "no-literal-key": broken(
    `${TUNNEL_2}/tunnel_ike_config/psk`,
    "a-key-that-stands-in-the-text",
    '${format("a-key-%s", terraform.workspace)}',
  ),
  "no-vpn-connection-on-transit-router": broken(`${ATTACHMENT}/vpn_id`, "${alicloud_vpn_connection.office__main.id}"),
  "no-zone-on-dual-tunnel": broken(`${ATTACHMENT}/zone`, [{ zone_id: "cn-shanghai-f" }]),
  "private-asn": broken(`${GATEWAY}/asn`, 3320),
  "private-over-vbr": {
    pass: overLine,
    fail: patch(overLine, LINE, undefined),
    undecided: patch(overLine, `${LINE}/transit_router_id`, UNKNOWN),
  },
  "propagation-present": broken(PROPAGATION, undefined, UNKNOWN, `${PROPAGATION}/transit_router_attachment_id`),
  region: broken("provider/alicloud", [{ region: "cn-fuzhou" }], [{ region: UNKNOWN }]),
  "remote-id-behind-nat": {
    pass: patch(good, `${TUNNEL_2}/tunnel_ike_config/remote_id`, "10.1.0.1"),
    fail: good,
    undecided: patch(good, `${TUNNEL_2}/tunnel_ike_config/remote_id`, UNKNOWN),
    options: device({ behindNat: true }),
  },
  "route-map-priorities-distinct": {
    pass: transit,
    fail: patch(transit, `${ROUTE_MAP}/back/priority`, 10),
    undecided: patch(transit, `${ROUTE_MAP}/back/priority`, UNKNOWN),
  },
  "same-region": {
    pass: good,
    fail: inTwoRegions("cn-beijing"),
    undecided: inTwoRegions(UNKNOWN),
  },
  selectors: broken(`${CONNECTION}/remote_subnet`, "10.1.0.0/16"),
  "several-networks-need-ikev2": broken(
    `${OFFICE}/tunnel_options_specification/1/tunnel_ike_config/0/ike_version`,
    "ikev1",
  ),
  "shortest-lifetime": broken(`${TUNNEL_2}/tunnel_ipsec_config/ipsec_lifetime`, 900),
  "static-route": broken(`${ROUTE}/route_dest`, "100.64.1.0/24"),
  "static-route-after-attachment": broken(
    `${ROUTE}/next_hop`,
    "${alicloud_vpn_gateway_vpn_attachment.chengdu__main.id}",
    UNKNOWN,
    `${ROUTE}/vpn_connection_id`,
  ),
  "static-route-beside-bgp": broken(`${CONNECTION.replace("shanghai", "chengdu")}/enable_tunnels_bgp`, true),
  "static-route-beside-flows": {
    pass: chengduFlows("192.168.8.0/24"),
    fail: chengduFlows("192.168.9.0/24"),
    undecided: chengduFlows(UNKNOWN),
  },
  "static-route-patience": {
    pass: twoRoutes,
    fail: patch(twoRoutes, `${ROUTE}/timeouts/create`, undefined),
    undecided: patch(twoRoutes, `${ROUTE}/timeouts/create`, UNKNOWN),
  },
  "static-route-weight": broken(`${ROUTE}/weight`, 50),
  tags: broken(`${CONNECTION}/tags`, { team: "network", "acs:owner": "me" }, { team: UNKNOWN }),
  "transit-permitted": {
    pass: transit,
    fail: patch(transit, `${ROUTE_MAP}/back`, undefined),
    undecided: patch(transit, `${ROUTE_MAP}/back/transmit_direction`, UNKNOWN),
    options: { transit: ["VBR"] },
  },
  "transit-route-map": {
    pass: transit,
    fail: patch(transit, `${ROUTE_MAP}/back/transmit_direction`, "RegionIn"),
    undecided: patch(transit, `${ROUTE_MAP}/back/transmit_direction`, UNKNOWN),
  },
  "transit-router-cidr": broken("resource/alicloud_cen_transit_router_cidr/main/cidr", "10.0.0.0/8"),
  "transit-router-cidr-first": broken(
    `${ATTACHMENT}/depends_on`,
    undefined,
    UNKNOWN,
    `${ATTACHMENT}/transit_router_id`,
  ),
  "transit-router-cidr-present": {
    pass: hub,
    fail: patch(hub, "resource/alicloud_cen_transit_router_cidr", {}),
    undecided: patch(hub, "resource/alicloud_cen_transit_router_cidr/main/transit_router_id", UNKNOWN),
  },
  "transit-router-given": broken(`${ATTACHMENT}/transit_router_id`, undefined, UNKNOWN),
  "two-tunnels": broken(`${TUNNEL_2}/tunnel_index`, 0),
  "weak-crypto": broken(`${TUNNEL_2}/tunnel_ike_config/ike_enc_alg`, "3des"),
};
