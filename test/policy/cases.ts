import type { RuleOptions } from "../../policy";
import { addressOf, type Json, office, patch, resources, site, sites, stack, UNKNOWN } from "./fixtures";
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
const EDGE_1 = addressOf("shanghai", 1);
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-2";
const OFFICE = "resource/alicloud_vpn_connection/office__main";
const ROUTE = "resource/alicloud_vpn_gateway_vco_route/chengdu__main__192-168-9-0-24";

const changes = (json: Json, values: Readonly<Record<string, Json[string]>>): Json =>
  Object.entries(values).reduce((changed, [path, value]) => patch(changed, path, value), json);

const CIDR = "alicloud_cen_transit_router_cidr.main";

/** The good stack with one value changed. */
const broken = (path: string, fail: Json[string], undecided: Json[string] = UNKNOWN, openPath = path): Case => ({
  pass: good,
  fail: patch(good, path, fail),
  undecided: patch(good, openPath, undecided),
});

/** The good stack with a limit raised, as our stacks write it. */
function raised(reason: string): Json {
  const limit = { limit: "vpnAttachmentsPerTransitRouter", transitRouter: "tr-abc123", most: 80, reason };
  return { ...good, "//": { cenvpn: { limits: [limit] } } };
}

/** Two connections on one VPN gateway, the second one with an inside CIDR of its own. */
const INSIDE = { tunnel_cidr: "169.254.20.0/30" };
const twoOffices = patch(
  stack(good, office("branch")),
  `${OFFICE.replace("office", "branch")}/tunnel_options_specification/1/tunnel_bgp_config`,
  INSIDE,
);

function manyGateways(region: string): Json {
  const gateways = Array.from({ length: 101 }, (_, index) => [`g${index}`, { ip_address: `198.51.100.${index + 1}` }]);
  return {
    provider: { alicloud: [{ region }] },
    ...resources({ alicloud_vpn_customer_gateway: Object.fromEntries(gateways) }),
  };
}

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

/** Another site beside Chengdu and its route to 192.168.9.0/24. */
const beside = (network: string): Json => stack(good, waiting(site("xian", { routes: [network] }), "xian"));

/** A VPC on the sites' transit router. */
const withVpc = (block: string): Json =>
  stack(
    good,
    resources({
      alicloud_vpc: { app: { cidr_block: block } },
      alicloud_cen_transit_router_vpc_attachment: {
        app: {
          vpc_id: "${alicloud_vpc.app.id}",
          transit_router_id: "tr-abc123",
          cen_id: "cen-abc123",
          zone_mappings: [{ zone_id: "cn-hangzhou-h", vswitch_id: "vsw-abc123" }],
        },
      },
    }),
  );

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
  "customer-gateways-per-region": {
    pass: good,
    fail: manyGateways("cn-hangzhou"),
    undecided: manyGateways(UNKNOWN),
  },
  "customer-gateways-distinct": broken(`${GATEWAY}/ip_address`, EDGE_1),
  "ecmp-paths": {
    pass: sites(16, { routes: ["10.1.0.0/16"] }),
    fail: sites(17, { routes: ["10.1.0.0/16"] }),
    undecided: stack(sites(16, { routes: ["10.1.0.0/16"] }), site("last", { routes: [UNKNOWN] })),
  },
  "enterprise-edition": {
    pass: patch(hub, `${ROUTER}/type`, "Enterprise"),
    fail: patch(hub, `${ROUTER}/type`, "Basic"),
    undecided: patch(hub, `${ROUTER}/type`, UNKNOWN),
  },
  "forwards-nothing": { pass: good, fail: withoutRoutes, undecided: stack(withoutRoutes, chengduRoute) },
  ids: broken(`${TUNNEL_2}/customer_gateway_id`, "vco-abc123"),
  "inside-cidrs-per-customer-gateway": {
    pass: good,
    fail: changes(good, {
      [`${TUNNELS.replace("shanghai", "chengdu")}/1/customer_gateway_id`]:
        "${alicloud_vpn_customer_gateway.shanghai__edge-2.id}",
      [`${TUNNELS.replace("shanghai", "chengdu")}/1/tunnel_bgp_config`]: { tunnel_cidr: "169.254.10.4/30" },
    }),
    undecided: patch(good, `${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`, UNKNOWN),
  },
  "inside-cidrs-per-vpn-gateway": {
    pass: twoOffices,
    fail: patch(twoOffices, `${OFFICE}/tunnel_options_specification/1/tunnel_bgp_config`, INSIDE),
    undecided: patch(
      patch(twoOffices, `${OFFICE}/tunnel_options_specification/1/tunnel_bgp_config`, INSIDE),
      `${OFFICE}/vpn_gateway_id`,
      UNKNOWN,
    ),
  },
  "limit-override": { pass: raised("granted in request 4711"), fail: raised("") },
  "load-balancing-mix": broken(
    `${OFFICE}/tunnel_options_specification/1/customer_gateway_id`,
    "${alicloud_vpn_customer_gateway.shanghai__edge-1.id}",
  ),
  "no-health-check-on-dual-tunnel": broken(`${CONNECTION}/health_check_config`, { enable: true }),
  "no-vpn-connection-on-transit-router": broken(`${ATTACHMENT}/vpn_id`, "${alicloud_vpn_connection.office__main.id}"),
  "no-zone-on-dual-tunnel": broken(`${ATTACHMENT}/zone`, [{ zone_id: "cn-shanghai-f" }]),
  "private-over-vbr": {
    pass: overLine,
    fail: patch(overLine, LINE, undefined),
    undecided: patch(overLine, `${LINE}/transit_router_id`, UNKNOWN),
  },
  "propagation-present": broken(PROPAGATION, undefined, UNKNOWN, `${PROPAGATION}/transit_router_attachment_id`),
  region: broken("provider/alicloud", [{ region: "cn-fuzhou" }], [{ region: UNKNOWN }]),
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
  "static-routes-apart": {
    pass: beside("192.168.10.0/24"),
    fail: beside("192.168.9.128/25"),
    undecided: beside(UNKNOWN),
  },
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
  "transit-router-cidrs-apart": broken(`${ROUTE}/route_dest`, "10.255.0.0/25"),
  "transit-router-given": broken(`${ATTACHMENT}/transit_router_id`, undefined, UNKNOWN),
  "transit-routers-per-connection": {
    pass: good,
    fail: patch(good, ATTACHMENT.replace("shanghai", "second"), {
      vpn_id: "${alicloud_vpn_gateway_vpn_attachment.shanghai__main.id}",
      transit_router_id: "tr-2",
    }),
    undecided: patch(good, ATTACHMENT.replace("shanghai", "second"), { vpn_id: UNKNOWN, transit_router_id: "tr-2" }),
  },
  "inside-cidrs-distinct": broken(`${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`, "169.254.10.0/30"),
  "vpn-attachments-per-transit-router": {
    pass: sites(39),
    fail: sites(51),
    undecided: stack(sites(39), site("last", { transitRouter: UNKNOWN })),
  },
  "vpc-networks-apart": {
    pass: withVpc("192.168.0.0/21"),
    fail: withVpc("192.168.8.0/21"),
    undecided: withVpc(UNKNOWN),
  },
};
