import type { Fields } from "./fields";
import { type Listing, listed } from "./listing";
import { before as vpcBefore, vswitchBefore } from "./vpc";
import { DEFAULTS as GATEWAY } from "./vpn-gateway";

// Data sources that list what is there. Source of the rows: the provider's code of each.

const time = (value: unknown) => (typeof value === "number" ? new Date(value).toISOString() : String(value ?? ""));

const LISTINGS: Readonly<Record<string, Listing>> = {
  alicloud_cen_instances: {
    kind: "alicloud_cen_instance",
    rows: "instances",
    name: ["cen_instance_name", "name"],
    filters: ["status"],
    row: ({ id }) => ({ cen_id: id, cen_bandwidth_package_ids: [] }),
    before: () => ({ protection_level: "REDUCED", status: "Active" }),
    prefix: "cen",
  },
  alicloud_cen_transit_router_vpc_attachments: {
    kind: "alicloud_cen_transit_router_vpc_attachment",
    rows: "attachments",
    name: ["transit_router_vpc_attachment_name", "transit_router_attachment_name"],
    filters: ["cen_id", "vpc_id", "transit_router_id", "transit_router_attachment_id", "status"],
    row: ({ fields }) => ({ resource_type: "VPC", zone_mappings: fields.zone_mappings ?? [] }),
  },
  alicloud_cen_transit_router_vpn_attachments: {
    kind: "alicloud_cen_transit_router_vpn_attachment",
    rows: "attachments",
    name: ["transit_router_vpn_attachment_name", "transit_router_attachment_name"],
    filters: ["cen_id", "transit_router_id", "transit_router_attachment_id", "status"],
    row: ({ id, fields }) => ({
      transit_router_attachment_id: id,
      resource_type: "VPN",
      vpn_owner_id: Number(fields.vpn_owner_id) || 0,
      zone: fields.zone ?? [],
    }),
  },
  alicloud_vpcs: {
    kind: "alicloud_vpc",
    rows: "vpcs",
    name: ["vpc_name"],
    filters: ["cidr_block", "is_default", "resource_group_id", "status", "vpc_name"],
    row: ({ id, fields }, { inventory }) => ({
      vpc_id: id,
      creation_time: time(fields.create_time),
      vrouter_id: fields.router_id ?? "",
      secondary_cidr_blocks: [],
      user_cidrs: fields.user_cidrs ?? [],
      vswitch_ids: inventory.all("alicloud_vswitch").flatMap((one) => (one.fields.vpc_id === id ? [one.id] : [])),
    }),
    before: vpcBefore,
    prefix: "vpc",
  },
  alicloud_vswitches: {
    kind: "alicloud_vswitch",
    rows: "vswitches",
    name: ["vswitch_name", "name"],
    filters: ["cidr_block", "is_default", "status", "vpc_id", "vswitch_name", "zone_id"],
    row: ({ id, fields }) => ({
      vswitch_id: id,
      vswitch_name: fields.vswitch_name ?? "",
      creation_time: time(fields.create_time),
      available_ip_address_count: 252,
      route_table_id: "",
    }),
    before: vswitchBefore,
    prefix: "vsw",
  },
  alicloud_vpn_connections: {
    kind: "alicloud_vpn_connection",
    rows: "connections",
    name: ["vpn_connection_name", "name"],
    filters: ["customer_gateway_id", "vpn_gateway_id"],
    row: ({ fields }) => ({
      ...Object.fromEntries(["local_subnet", "remote_subnet"].map((one) => [one, [fields[one] ?? []].flat().join()])),
      create_time: time(fields.create_time),
      ike_config: [],
      ipsec_config: [],
      vco_health_check: [],
      vpn_bgp_config: [],
    }),
  },
  alicloud_vpn_customer_gateways: {
    kind: "alicloud_vpn_customer_gateway",
    rows: "gateways",
    name: ["customer_gateway_name", "name"],
    filters: [],
    row: ({ fields }) => ({ asn: Number(fields.asn ?? 0), create_time: time(fields.create_time) }),
    before: () => ({ ip_address: "203.0.113.1", asn: "64496" }),
    prefix: "cgw",
  },
  alicloud_vpn_gateways: {
    kind: "alicloud_vpn_gateway",
    rows: "gateways",
    name: ["vpn_gateway_name", "name"],
    filters: ["business_status", "status", "vpc_id"],
    row: ({ fields }) => ({
      specification: `${String(fields.bandwidth ?? 10)}M`,
      enable_ipsec: enabled(fields.enable_ipsec),
      enable_ssl: enabled(fields.enable_ssl),
      ssl_vpn: enabled(fields.enable_ssl),
      auto_propagate: String(fields.auto_propagate ?? false),
      create_time: time(fields.create_time),
      instance_charge_type: fields.payment_type === "Subscription" ? "PrePaid" : "PostPaid",
    }),
    before: () => ({ ...GATEWAY, bandwidth: 10 }),
    prefix: "vpn",
  },
};

function enabled(value: Fields[string] | undefined): string {
  return value === true ? "enable" : "disable";
}

/** By Terraform type. */
export const listings = Object.fromEntries(
  Object.entries(LISTINGS).map(([type, listing]) => [type, listed(listing)] as const),
);
