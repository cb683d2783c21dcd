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
const EDGE_1 = addressOf("shanghai", 1);
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-2";
const OFFICE = "resource/alicloud_vpn_connection/office__main";
const ROUTE = "resource/alicloud_vpn_gateway_vco_route/chengdu__main__192-168-9-0-24";

const changes = (json: Json, values: Readonly<Record<string, Json[string]>>): Json =>
  Object.entries(values).reduce((changed, [path, value]) => patch(changed, path, value), json);

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

/** By rule: what passes, what fails, and what cannot be decided. */
export const cases: Readonly<Record<string, Case>> = {
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
  "static-routes-apart": {
    pass: beside("192.168.10.0/24"),
    fail: beside("192.168.9.128/25"),
    undecided: beside(UNKNOWN),
  },
  "transit-router-cidrs-apart": broken(`${ROUTE}/route_dest`, "10.255.0.0/25"),
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
