import type { IdKind } from "../../domain/id";

/** Arguments that name other things, by type; those of tunnels stand in blocks. */
export const ID_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  alicloud_cen_transit_router: ["cen_id"],
  alicloud_cen_transit_router_cidr: ["transit_router_id"],
  alicloud_cen_transit_router_route_table: ["transit_router_id"],
  alicloud_cen_transit_router_route_table_association: [
    "transit_router_attachment_id",
    "transit_router_route_table_id",
  ],
  alicloud_cen_transit_router_route_table_propagation: [
    "transit_router_attachment_id",
    "transit_router_route_table_id",
  ],
  alicloud_cen_transit_router_vbr_attachment: ["transit_router_id", "cen_id"],
  alicloud_cen_transit_router_vpc_attachment: ["transit_router_id", "cen_id", "vpc_id"],
  alicloud_cen_transit_router_vpn_attachment: ["transit_router_id", "cen_id", "vpn_id"],
  alicloud_vpn_connection: ["vpn_gateway_id"],
  alicloud_vpn_gateway_vco_route: ["vpn_connection_id"],
};

/** What an argument or attribute of such a name is the id of, whatever has it. */
const BY_NAME: Readonly<Record<string, IdKind>> = {
  cen_id: "cen",
  customer_gateway_id: "cgw",
  transit_router_attachment_id: "attach",
  transit_router_id: "tr",
  transit_router_route_table_id: "vtb",
  vpc_id: "vpc",
  vpn_connection_id: "vco",
  vpn_gateway_id: "vpn",
  vpn_id: "vco",
};

/** What Terraform's id of a resource is made of, joined by colons. Source: `PROVIDER`. */
const IDS: Readonly<Record<string, readonly (IdKind | "other")[]>> = {
  alicloud_cen_instance: ["cen"],
  alicloud_cen_transit_router: ["cen", "tr"],
  alicloud_cen_transit_router_cidr: ["tr", "other"],
  alicloud_cen_transit_router_route_table: ["tr", "vtb"],
  alicloud_cen_transit_router_route_table_association: ["attach", "vtb"],
  alicloud_cen_transit_router_route_table_propagation: ["attach", "vtb"],
  alicloud_cen_transit_router_vbr_attachment: ["cen", "attach"],
  alicloud_cen_transit_router_vpc_attachment: ["cen", "attach"],
  alicloud_cen_transit_router_vpn_attachment: ["attach"],
  alicloud_vpc: ["vpc"],
  alicloud_vpn_connection: ["vco"],
  alicloud_vpn_customer_gateway: ["cgw"],
  alicloud_vpn_gateway: ["vpn"],
  alicloud_vpn_gateway_vpn_attachment: ["vco"],
  alicloud_vswitch: ["vsw"],
};

/** What an argument of a name names. */
export function idKindOf(argument: string): IdKind {
  return BY_NAME[argument] as IdKind;
}

/** The ids in an attribute of a resource; undefined where it is not stated what it holds. */
export function idsIn(type: string, attribute: string): readonly (IdKind | "other")[] | undefined {
  if (attribute === "id") return IDS[type];
  const kind = BY_NAME[attribute];
  return kind && [kind];
}

/** The attribute of a resource that is the id of one kind alone, where its own id is made of several. */
export function attributeFor(type: string, kind: IdKind): string | undefined {
  const name = Object.entries(BY_NAME).find(([, one]) => one === kind)?.[0];
  return (IDS[type]?.length ?? 0) > 1 && IDS[type]?.includes(kind) ? name : undefined;
}
