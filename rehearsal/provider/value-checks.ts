import { parseCidr } from "../../domain/ipv4";

/** What the provider asks of a value before any call. Gives what is allowed when the value is not. */
export type ValueCheck = (value: unknown) => string | undefined;

const oneOf =
  (...allowed: (string | number)[]): ValueCheck =>
  (value) =>
    allowed.includes(value as string) ? undefined : allowed.join(", ");

const anyCase =
  (...allowed: string[]): ValueCheck =>
  (value) =>
    allowed.some((one) => one.toLowerCase() === String(value).toLowerCase()) ? undefined : allowed.join(", ");

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
const PAYER = oneOf("PayByCenOwner", "PayByResourceOwner");
const WEIGHT = oneOf(0, 100);
const STATE = oneOf("Active", "Creating", "Deleting", "Updating");
const BINDING = oneOf("Attached", "Attaching", "Detaching");

/** Checks of arguments, and of blocks by their names. */
export interface Checks {
  readonly [name: string]: ValueCheck | Checks;
}

/**
 * By type; data sources start with `data.`. Source: the validators in the schemas of aliyun/alicloud 1.289.0. All else is
 * unchecked before a call, algorithms of `alicloud_vpn_connection` among it.
 */
export const CHECKS: Readonly<Record<string, Checks>> = {
  alicloud_cen_instance_attachment: { child_instance_type: oneOf("VPC", "VBR", "CCN") },
  alicloud_cen_route_map: {
    as_path_match_mode: oneOf("Include", "Complete"),
    cidr_match_mode: oneOf("Include", "Complete"),
    community_match_mode: oneOf("Include", "Complete", "Contain"),
    community_operate_mode: oneOf("Additive", "Replace"),
    map_result: oneOf("Permit", "Deny"),
    transmit_direction: oneOf("RegionIn", "RegionOut"),
  },
  alicloud_cen_transit_router_grant_attachment: { order_type: PAYER },
  alicloud_cen_transit_router_peer_attachment: { default_link_type: oneOf("Platinum", "Gold") },
  alicloud_cen_transit_router_route_entry: {
    transit_router_route_entry_next_hop_type: oneOf("Attachment", "BlackHole"),
  },
  alicloud_cen_transit_router_vbr_attachment: { order_type: PAYER, resource_type: oneOf("VBR") },
  alicloud_cen_transit_router_vpc_attachment: {
    order_type: PAYER,
    payment_type: oneOf("PayAsYouGo"),
    resource_type: oneOf("VPC"),
  },
  alicloud_cen_transit_router_vpn_attachment: { order_type: PAYER },
  alicloud_express_connect_virtual_border_router: { mtu: oneOf(0, 1500, 8500) },
  alicloud_vpc: { dns_hostname_status: oneOf("ENABLED", "DISABLED") },
  alicloud_vpn_connection: { local_subnet: CIDR, remote_subnet: CIDR },
  alicloud_vpn_gateway: {
    network_type: anyCase("public", "private"),
    payment_type: anyCase("Subscription", "PayAsYouGo", "PostPaid", "PrePaid"),
    instance_charge_type: anyCase("Subscription", "PayAsYouGo", "PostPaid", "PrePaid"),
    period: oneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36),
    vpn_type: anyCase("Normal", "NationalStandard"),
  },
  alicloud_vpn_gateway_vco_route: { weight: WEIGHT },
  alicloud_vpn_gateway_vpn_attachment: {
    network_type: oneOf("public", "private"),
    tunnel_bandwidth: oneOf("Standard", "Large"),
    health_check_config: { policy: oneOf("reserve_route", "revoke_route") },
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
