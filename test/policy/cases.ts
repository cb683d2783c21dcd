import { type Json, office, patch, resources, site, sites, stack, UNKNOWN } from "./fixtures";

export interface Case {
  readonly pass: Json;
  /** Has exactly one finding of the rule. */
  readonly fail: Json;
  /** Absent where nothing that the rule reads can be unknown. */
  readonly undecided?: Json;
}

const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNELS = `${CONNECTION}/tunnel_options_specification`;
const TUNNEL_2 = `${TUNNELS}/1`;
const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
const ASSOCIATION = "resource/alicloud_cen_transit_router_route_table_association/shanghai__main";
const PROPAGATION = "resource/alicloud_cen_transit_router_route_table_propagation/shanghai__main";
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-2";
const OFFICE = "resource/alicloud_vpn_connection/office__main";
const ROUTE = "resource/alicloud_vpn_gateway_vco_route/chengdu__main__192-168-9-0-24";

/** All that our stacks write, and nothing wrong with it. */
export const good = stack(
  { provider: { alicloud: [{ region: "cn-hangzhou" }] } },
  resources({ alicloud_cen_transit_router_cidr: { main: { transit_router_id: "tr-abc123", cidr: "10.255.0.0/24" } } }),
  site("shanghai"),
  site("chengdu", { routes: ["192.168.9.0/24"] }),
  office(),
);

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

const withoutRoutes = site("chengdu", { routes: [] });
const chengduRoute = patch(patch({}, `${ROUTE}/route_dest`, "192.168.9.0/24"), `${ROUTE}/vpn_connection_id`, UNKNOWN);

/** By rule: what passes, what fails, and what cannot be decided. */
export const cases: Readonly<Record<string, Case>> = {
  "association-present": broken(ASSOCIATION, undefined, UNKNOWN, `${ASSOCIATION}/transit_router_attachment_id`),
  "bgp-complete": broken(
    `${TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`,
    undefined,
    UNKNOWN,
    `${TUNNEL_2}/tunnel_bgp_config`,
  ),
  "crypto-settings": broken(`${TUNNEL_2}/tunnel_ike_config/ike_pfs`, "group19"),
  "customer-gateway-address": broken(`${GATEWAY}/ip_address`, "169.254.1.1"),
  "customer-gateway-asn": broken(`${GATEWAY}/asn`, 45104),
  "customer-gateway-network": broken(`${GATEWAY}/ip_address`, "10.0.0.1", UNKNOWN, `${CONNECTION}/network_type`),
  "ecmp-paths": {
    pass: sites(16, { routes: ["10.1.0.0/16"] }),
    fail: sites(17, { routes: ["10.1.0.0/16"] }),
    undecided: stack(sites(16, { routes: ["10.1.0.0/16"] }), site("last", { routes: [UNKNOWN] })),
  },
  "flows-without-bgp": broken(`${OFFICE}/enable_tunnels_bgp`, true),
  "forwards-nothing": { pass: good, fail: withoutRoutes, undecided: stack(withoutRoutes, chengduRoute) },
  "legacy-single-tunnel": broken(`${CONNECTION}/ike_config`, { ike_version: "ikev1" }, UNKNOWN, TUNNELS),
  "limit-override": { pass: raised("granted in request 4711"), fail: raised("") },
  "local-asn": broken(`${TUNNEL_2}/tunnel_bgp_config/local_asn`, 0),
  "local-asns-equal": broken(`${TUNNEL_2}/tunnel_bgp_config/local_asn`, 64513),
  "local-bgp-ip": broken(`${TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`, "169.254.10.7"),
  names: broken(`${ATTACHMENT}/transit_router_vpn_attachment_name`, "1st attachment"),
  "no-literal-key": broken(
    `${TUNNEL_2}/tunnel_ike_config/psk`,
    "a-key-that-stands-in-the-text",
    UNKNOWN,
    `${TUNNEL_2}/tunnel_ike_config`,
  ),
  "no-vpn-connection-on-transit-router": broken(`${ATTACHMENT}/vpn_id`, "${alicloud_vpn_connection.office__main.id}"),
  "no-zone-on-dual-tunnel": broken(`${ATTACHMENT}/zone`, [{ zone_id: "cn-shanghai-f" }]),
  "peer-asn": broken(`${GATEWAY}/asn`, 64512),
  "placeholder-keys": {
    pass: good,
    fail: stack(good, resources({ terraform_data: { "placeholder-keys": { count: 1 } } })),
  },
  "propagation-present": broken(PROPAGATION, undefined, UNKNOWN, `${PROPAGATION}/transit_router_attachment_id`),
  region: broken("provider/alicloud", [{ region: "cn-fuzhou" }], [{ region: UNKNOWN }]),
  selectors: broken(`${CONNECTION}/remote_subnet`, "10.1.0.0/16"),
  "static-route": broken(`${ROUTE}/route_dest`, "100.64.1.0/24"),
  tags: broken(`${CONNECTION}/tags`, { team: "network", "acs:owner": "me" }, { team: UNKNOWN }),
  "transit-router-cidr": broken("resource/alicloud_cen_transit_router_cidr/main/cidr", "10.0.0.0/8"),
  "transit-routers-per-connection": {
    pass: good,
    fail: patch(good, ATTACHMENT.replace("shanghai", "second"), {
      vpn_id: "${alicloud_vpn_gateway_vpn_attachment.shanghai__main.id}",
      transit_router_id: "tr-2",
    }),
    undecided: patch(good, ATTACHMENT.replace("shanghai", "second"), { vpn_id: UNKNOWN, transit_router_id: "tr-2" }),
  },
  "inside-cidr": broken(`${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`, "169.254.169.252/30"),
  "inside-cidrs-distinct": broken(`${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`, "169.254.10.0/30"),
  "two-tunnels": broken(`${TUNNEL_2}/tunnel_index`, 0),
  "two-tunnels-on-vpn-gateway": broken(`${OFFICE}/tunnel_options_specification`, [{ role: "master" }]),
  "vpn-attachments-per-transit-router": {
    pass: sites(39),
    fail: sites(51),
    undecided: stack(sites(39), site("last", { transitRouter: UNKNOWN })),
  },
  "weak-crypto": broken(`${TUNNEL_2}/tunnel_ike_config/ike_enc_alg`, "3des"),
};
