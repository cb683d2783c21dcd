import { parseCidr } from "../../domain/ipv4";
import { type Argument, takes } from "../../providers/alicloud/arguments";

/** What the provider asks of a value before any call. Gives what is allowed when the value is not. */
export type ValueCheck = (value: unknown) => string | undefined;

const oneOf =
  (...values: (string | number)[]): ValueCheck =>
  (value) =>
    takes({ values }, value as string) ? undefined : values.join(", ");

const SECONDS: ValueCheck = (value) => (Number(value) >= 0 && Number(value) <= 86_400 ? undefined : "0 to 86400");

const CIDR: ValueCheck = (value) =>
  parseCidr(String(value)) || String(value).includes(":") ? undefined : "a CIDR without host bits";

const IKE = {
  ike_auth_alg: oneOf("md5", "sha1", "sha256", "sha384", "sha512"),
  ike_enc_alg: oneOf("aes", "aes192", "aes256", "des", "3des"),
  ike_lifetime: SECONDS,
  ike_mode: oneOf("main", "aggressive"),
  ike_pfs: oneOf("group1", "group2", "group5", "group14"),
  ike_version: oneOf("ikev1", "ikev2"),
};
const IPSEC = {
  ipsec_auth_alg: oneOf("md5", "sha1", "sha256", "sha384", "sha512"),
  ipsec_enc_alg: oneOf("aes", "aes192", "aes256", "des", "3des"),
  ipsec_lifetime: SECONDS,
  ipsec_pfs: oneOf("disabled", "group1", "group2", "group5", "group14"),
};
const WEIGHT = oneOf(0, 100);
const STATE = oneOf("Active", "Creating", "Deleting", "Updating");
const BINDING = oneOf("Attached", "Attaching", "Detaching");

/** Checks of arguments, and of blocks by their names. */
export interface Checks {
  readonly [name: string]: ValueCheck | Checks;
}

/** The check that the statement of an argument gives, in `arguments/*.yaml`. */
export function statedCheck(argument: Argument): ValueCheck | undefined {
  const { values, validated } = argument;
  if (!values || !validated) return undefined;
  return (value) => (takes(argument, value as string) ? undefined : values.join(", "));
}

/**
 * Checks that no argument states, by type; data sources start with `data.`. Source: the validators in the schemas of
 * aliyun/alicloud 1.289.0. All else is unchecked before a call, algorithms of `alicloud_vpn_connection` among it.
 */
export const CHECKS: Readonly<Record<string, Checks>> = {
  alicloud_cen_instance_attachment: { child_instance_type: oneOf("VPC", "VBR", "CCN") },
  alicloud_cen_transit_router_peer_attachment: { default_link_type: oneOf("Platinum", "Gold") },
  alicloud_cen_transit_router_route_entry: {
    transit_router_route_entry_next_hop_type: oneOf("Attachment", "BlackHole"),
  },
  alicloud_express_connect_virtual_border_router: { mtu: oneOf(0, 1500, 8500) },
  alicloud_vpc: { dns_hostname_status: oneOf("ENABLED", "DISABLED") },
  alicloud_vpn_connection: { local_subnet: CIDR, remote_subnet: CIDR },
  alicloud_vpn_gateway_vco_route: { weight: WEIGHT },
  alicloud_vpn_gateway_vpn_attachment: {
    ike_config: IKE,
    ipsec_config: IPSEC,
    tunnel_options_specification: {
      tunnel_index: oneOf(0, 1, 2),
      tunnel_ike_config: IKE,
      tunnel_ipsec_config: IPSEC,
    },
  },
  alicloud_vpn_pbr_route_entry: { weight: WEIGHT },
  alicloud_vpn_route_entry: { weight: WEIGHT },
  "data.alicloud_cen_instances": { status: oneOf("Active", "Creating", "Deleting") },
  "data.alicloud_cen_transit_router_route_tables": {
    status: STATE,
    transit_router_route_table_status: STATE,
    transit_router_route_table_type: oneOf("System", "Custom"),
  },
  "data.alicloud_cen_transit_router_service": { enable: oneOf("On", "Off") },
  "data.alicloud_cen_transit_router_vpc_attachments": { status: BINDING },
  "data.alicloud_cen_transit_router_vpn_attachments": { status: BINDING },
  "data.alicloud_cen_transit_routers": { status: STATE },
  "data.alicloud_vpcs": { status: oneOf("Available", "Pending") },
  "data.alicloud_vpn_gateways": {
    business_status: oneOf("Normal", "FinancialLocked"),
    gateway_type: oneOf("Traditional", "Enhanced.SiteToSite"),
    ssl_vpn: oneOf("enable", "disable"),
    status: oneOf("Init", "Provisioning", "Active", "Updating", "Deleting"),
  },
  "data.alicloud_vswitches": { status: oneOf("Available", "Pending") },
};
