import { table } from "../graph/terraform/json";
import { TYPE } from "../graph/terraform/types";

/** Readable names of the field's resources, by type. All other types are outside the field. */
export const KINDS = table<string>({
  [TYPE.association]: "association",
  [TYPE.cenInstance]: "CEN instance",
  [TYPE.customerGateway]: "customer gateway",
  [TYPE.grant]: "grant",
  [TYPE.ipsecConnection]: "connection",
  [TYPE.propagation]: "propagation",
  [TYPE.routeEntry]: "route entry",
  [TYPE.routeMap]: "route map",
  [TYPE.routeTable]: "route table",
  [TYPE.staticRoute]: "static route",
  [TYPE.transitRouter]: "transit router",
  [TYPE.transitRouterCidr]: "transit router CIDR",
  [TYPE.vbrAttachment]: "VBR attachment",
  [TYPE.vpc]: "VPC",
  [TYPE.vpcAttachment]: "VPC attachment",
  [TYPE.vpcBlock]: "VPC CIDR",
  [TYPE.vpnAttachment]: "attachment",
  [TYPE.vpnGateway]: "VPN gateway",
  [TYPE.vpnGatewayConnection]: "connection",
  [TYPE.vpnGatewayPolicyRoute]: "policy route",
  [TYPE.vpnGatewayRoute]: "route",
  [TYPE.vswitch]: "vSwitch",
});

/** The blocks of a tunnel, and their names in the graph's paths. */
export const TUNNEL_BLOCKS = { ike: "tunnel_ike_config", ipsec: "tunnel_ipsec_config", bgp: "tunnel_bgp_config" };

/** The environment file's names of a tunnel's arguments. */
const TUNNEL = {
  customer_gateway_id: "customerGateway",
  enable_dpd: "dpd",
  enable_nat_traversal: "natTraversal",
  psk: "PSK",
  ike_version: "ike.version",
  ike_mode: "ike.mode",
  ike_enc_alg: "ike.encryption",
  ike_auth_alg: "ike.authentication",
  ike_pfs: "ike.dhGroup",
  ike_lifetime: "ike.lifetime",
  local_id: "localId",
  remote_id: "remoteId",
  ipsec_enc_alg: "ipsec.encryption",
  ipsec_auth_alg: "ipsec.authentication",
  ipsec_pfs: "ipsec.pfs",
  ipsec_lifetime: "ipsec.lifetime",
  local_asn: "bgp.localAsn",
  tunnel_cidr: "insideCidr",
  local_bgp_ip: "cloudIp",
};

const CONNECTION = {
  effect_immediately: "applyImmediately",
  enable_tunnels_bgp: "bgp",
  local_subnet: "routing.cloud",
  network_type: "network",
  remote_subnet: "routing.site",
  resource_group_id: "resourceGroup",
  tunnel_bandwidth: "bandwidth",
  vpn_attachment_name: "name",
  vpn_connection_name: "name",
  vpn_gateway_id: "vpnGateway",
  ...TUNNEL,
};

const FILE_WORDS = table<Readonly<Record<string, string>>>({
  [TYPE.association]: { transit_router_route_table_id: "routeTable", transit_router_attachment_id: "attachment" },
  [TYPE.customerGateway]: { ip_address: "ip", customer_gateway_name: "name" },
  [TYPE.ipsecConnection]: CONNECTION,
  [TYPE.propagation]: { transit_router_route_table_id: "propagate", transit_router_attachment_id: "attachment" },
  [TYPE.routeTable]: { transit_router_route_table_name: "name", transit_router_route_table_description: "description" },
  [TYPE.staticRoute]: { route_dest: "routes", vpn_connection_id: "connection", next_hop: "connection" },
  [TYPE.transitRouter]: { transit_router_name: "name", transit_router_description: "description", cen_id: "cen" },
  [TYPE.transitRouterCidr]: { cidr: "cidrs" },
  [TYPE.vpnAttachment]: {
    auto_publish_route_enabled: "advertise",
    order_type: "payer",
    transit_router_attachment_description: "attachment.description",
    transit_router_id: "transitRouter",
    transit_router_vpn_attachment_name: "attachment.name",
    tags: "attachment.tags",
    vpn_id: "connection",
  },
  [TYPE.vpnGateway]: {
    vpn_gateway_name: "name",
    vpc_id: "vpc",
    vswitch_id: "vswitches",
    disaster_recovery_vswitch_id: "vswitches",
  },
  [TYPE.vpnGatewayConnection]: CONNECTION,
  [TYPE.vpnGatewayPolicyRoute]: {
    vpn_gateway_id: "vpnGateway",
    next_hop: "connection",
    route_dest: "routes.to",
    route_source: "routes.from",
  },
  [TYPE.vpnGatewayRoute]: {
    vpn_gateway_id: "vpnGateway",
    next_hop: "connection",
    route_dest: "routes",
    publish_vpc: "routes.publish",
  },
});

/**
 * The readable name of an argument.
 *
 * @param path Terraform's path, without the numbers of blocks: `tunnel_ike_config.ike_lifetime`, `tags.team`
 * @param isOfFile Whether an environment file makes the resource.
 */
export function argumentWord(type: string, path: readonly string[], isOfFile: boolean): string {
  if (!isOfFile) return path.join(".");
  const [first = "", ...rest] = IN_TUNNEL.has(path[0] ?? "") ? path.slice(1) : path;
  const words = FILE_WORDS[type];
  return [words && Object.hasOwn(words, first) ? words[first] : first, ...rest].join(".");
}

const IN_TUNNEL: ReadonlySet<string> = new Set(Object.values(TUNNEL_BLOCKS));
