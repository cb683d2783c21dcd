import { parseCidr } from "../../domain/ipv4";
import { type Argument, takes } from "../../providers/alicloud/arguments";
import { isPattern } from "./pattern";

/** What the provider asks of a value before any call. Gives what is allowed when the value is not. */
export type ValueCheck = (value: unknown) => string | undefined;

const oneOf =
  (...values: (string | number)[]): ValueCheck =>
  (value) =>
    takes({ values }, value as string) ? undefined : values.join(", ");

function between(least: number, most: number): ValueCheck {
  return (value) => (Number(value) >= least && Number(value) <= most ? undefined : `${least} to ${most}`);
}

const SECONDS = between(0, 86_400);

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
const CREATED = oneOf("Active", "Creating", "Deleting");
const STATE = oneOf("Active", "Creating", "Deleting", "Updating");
const BINDING = oneOf("Attached", "Attaching", "Detaching");
const AVAILABLE = oneOf("Available", "Pending");

const PATTERN: ValueCheck = (value) => (isPattern(String(value)) ? undefined : "a regular expression of Go");

/** Checks of arguments that every data source has by this name. */
export const CHECKS_OF_DATA_SOURCES: Checks = { name_regex: PATTERN };

/** Checks of the provider's own configuration. */
export const CHECKS_OF_PROVIDER: Checks = {
  account_type: (value) => (/^(domestic|international)$/i.test(String(value)) ? undefined : "Domestic, International"),
  assume_role: { session_expiration: between(900, 43_200) },
  configuration_source: (value) => (String(value).length <= 1024 ? undefined : "up to 1024 characters"),
  protocol: oneOf("HTTP", "HTTPS"),
};

/** Arguments of which the configuration must have exactly one. */
export const EXACTLY_ONE: Readonly<Record<string, readonly string[]>> = {
  alicloud_vswitch: ["zone_id", "availability_zone"],
};

/** Pairs of arguments that exclude each other, in addition to former names. */
export const EXCLUSIVE: Readonly<Record<string, readonly [name: string, former: string]>> = {
  alicloud_cen_transit_router_peer_attachment: [
    "transit_router_peer_attachment_name",
    "transit_router_attachment_name",
  ],
};

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
  "data.alicloud_cen_instance_attachments": {
    child_instance_type: oneOf("VPC", "VBR", "CCN"),
    // The provider's spelling.
    status: oneOf("Aetaching", "Attached", "Attaching"),
  },
  "data.alicloud_cen_instances": { status: CREATED },
  "data.alicloud_cen_route_maps": {
    description_regex: PATTERN,
    status: CREATED,
    transmit_direction: oneOf("RegionIn", "RegionOut"),
  },
  "data.alicloud_cen_transit_router_route_tables": {
    status: STATE,
    transit_router_route_table_status: STATE,
    transit_router_route_table_type: oneOf("System", "Custom"),
  },
  "data.alicloud_cen_transit_router_service": { enable: oneOf("On", "Off") },
  "data.alicloud_cen_transit_router_peer_attachments": { status: BINDING },
  "data.alicloud_cen_transit_router_route_entries": { status: STATE, transit_router_route_entry_status: STATE },
  "data.alicloud_cen_transit_router_route_table_associations": {
    status: CREATED,
    transit_router_attachment_resource_type: oneOf("VPC", "VBR", "TR", "VPN"),
  },
  "data.alicloud_cen_transit_router_route_table_propagations": { status: oneOf("Active", "Enabling", "Disabling") },
  "data.alicloud_cen_transit_router_vbr_attachments": { status: BINDING },
  "data.alicloud_cen_transit_router_vpc_attachments": { status: BINDING },
  "data.alicloud_cen_transit_router_vpn_attachments": { status: BINDING },
  "data.alicloud_cen_transit_routers": { status: STATE },
  "data.alicloud_express_connect_virtual_border_routers": {
    status: oneOf("active", "deleting", "recovering", "terminated", "terminating", "unconfirmed"),
  },
  "data.alicloud_resource_manager_resource_groups": {
    status: oneOf("Creating", "Deleted", "Deleting", "OK", "PendingDelete"),
  },
  "data.alicloud_vpcs": { status: AVAILABLE },
  "data.alicloud_vpn_gateway_vco_routes": {
    route_entry_type: oneOf("custom", "bgp"),
    status: oneOf("normal", "published"),
  },
  "data.alicloud_vpn_gateway_vpn_attachments": {
    status: oneOf(
      ...["init", "active", "attaching", "attached", "detaching"],
      ...["financialLocked", "provisioning", "updating", "upgrading", "deleted"],
    ),
  },
  "data.alicloud_vpn_gateways": {
    business_status: oneOf("Normal", "FinancialLocked"),
    gateway_type: oneOf("Traditional", "Enhanced.SiteToSite"),
    ssl_vpn: oneOf("enable", "disable"),
    status: oneOf("Init", "Provisioning", "Active", "Updating", "Deleting"),
  },
  "data.alicloud_vswitches": { status: AVAILABLE },
  "data.alicloud_zones": {
    available_disk_category: oneOf(
      ...["all", "cloud", "ephemeral_ssd", "cloud_essd", "cloud_efficiency", "cloud_ssd", "local_disk"],
    ),
    available_instance_type: (value) => (String(value).startsWith("ecs.") ? undefined : "ecs.…"),
    available_resource_creation: oneOf(
      ...["Instance", "Rds", "PolarDB", "KVStore", "VSwitch", "Disk", "IoOptimized"],
      ...["FunctionCompute", "Elasticsearch", "Slb", "MongoDB", "Gpdb", "HBase", "ADB"],
    ),
    available_slb_address_ip_version: oneOf("ipv4", "ipv6"),
    available_slb_address_type: oneOf("Vpc", "classic_intranet", "classic_internet"),
    instance_charge_type: oneOf("PrePaid", "PostPaid"),
    network_type: oneOf("Vpc", "Classic"),
    spot_strategy: oneOf("NoSpot", "SpotAsPriceGo", "SpotWithPriceLimit"),
  },
};
