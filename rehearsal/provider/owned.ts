import type { CloudObject, Fields } from "../../cloud";
import { idOf } from "./id";
import { RESOURCES } from "./resources";

/** An object as Terraform names it. */
export interface Named {
  readonly type: string;
  readonly id: string;
}

/** Terraform types of the cloud's objects, by kind. */
const TYPES: Readonly<Record<string, string>> = {
  Association: "alicloud_cen_transit_router_route_table_association",
  Cen: "alicloud_cen_instance",
  CenChildInstance: "alicloud_cen_instance_attachment",
  CustomerGateway: "alicloud_vpn_customer_gateway",
  Grant: "alicloud_cen_transit_router_grant_attachment",
  Propagation: "alicloud_cen_transit_router_route_table_propagation",
  Role: "alicloud_resource_manager_service_linked_role",
  RouteMap: "alicloud_cen_route_map",
  TransitRouter: "alicloud_cen_transit_router",
  TransitRouterCidr: "alicloud_cen_transit_router_cidr",
  TransitRouterRouteEntry: "alicloud_cen_transit_router_route_entry",
  TransitRouterRouteTable: "alicloud_cen_transit_router_route_table",
  VSwitch: "alicloud_vswitch",
  VcoRouteEntry: "alicloud_vpn_gateway_vco_route",
  Vpc: "alicloud_vpc",
  VpnGateway: "alicloud_vpn_gateway",
  VpnPbrRouteEntry: "alicloud_vpn_pbr_route_entry",
  VpnRouteEntry: "alicloud_vpn_route_entry",
};

const ATTACHMENTS: Readonly<Record<string, string>> = { TR: "peer", VBR: "vbr", VPC: "vpc", VPN: "vpn" };

/**
 * Terraform's name of an object; nothing for objects that are not resources. Further blocks of a VPC are resources too.
 */
export function resourcesOf({ kind, found, fields }: CloudObject<Fields>): Named[] {
  const type = typeOf(kind, fields);
  const given = { VpnGatewayId: fields.VpnInstanceId, ...fields };
  const own = type && !found ? [{ type, id: idOf(RESOURCES[type] ?? { id: [] }, given) }] : [];
  return [...own, ...blocksOf(kind, fields)];
}

/** Terraform's name of an object, new or earlier. */
export function namedAs({ kind, fields }: CloudObject<Fields>): Named[] {
  return resourcesOf({ kind, fields, found: false } as CloudObject<Fields>);
}

function typeOf(kind: string, { AttachType, ResourceType }: Fields): string | undefined {
  if (kind === "VpnConnection")
    return AttachType === "VPNGW" ? "alicloud_vpn_connection" : "alicloud_vpn_gateway_vpn_attachment";
  if (kind === "TransitRouterAttachment")
    return `alicloud_cen_transit_router_${ATTACHMENTS[String(ResourceType)] ?? "vpn"}_attachment`;
  return TYPES[kind];
}

function blocksOf(kind: string, { VpcId, SecondaryCidrBlocks }: Fields): Named[] {
  if (kind !== "Vpc") return [];
  const { SecondaryCidrBlock = [] } = Object(SecondaryCidrBlocks) as { SecondaryCidrBlock?: string[] };
  return SecondaryCidrBlock.map((block) => ({ type: "alicloud_vpc_ipv4_cidr_block", id: `${VpcId}:${block}` }));
}
