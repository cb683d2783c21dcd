import type { IdKind } from "../../domain/id";
import { type Argument, argumentsOf } from "../../providers/alicloud/arguments";
import { table } from "./json";
import { TYPE } from "./types";

/** Arguments that name other things, by type; those of tunnels stand in blocks. */
export const ID_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  [TYPE.routeMap]: ["cen_id", "transit_router_route_table_id"],
  [TYPE.transitRouter]: ["cen_id"],
  [TYPE.transitRouterCidr]: ["transit_router_id"],
  [TYPE.grant]: ["cen_id"],
  [TYPE.routeTable]: ["transit_router_id"],
  [TYPE.routeEntry]: ["transit_router_route_table_id", "transit_router_route_entry_next_hop_id"],
  [TYPE.association]: ["transit_router_attachment_id", "transit_router_route_table_id"],
  [TYPE.propagation]: ["transit_router_attachment_id", "transit_router_route_table_id"],
  [TYPE.vbrAttachment]: ["transit_router_id", "cen_id"],
  [TYPE.vpcAttachment]: ["transit_router_id", "cen_id", "vpc_id"],
  [TYPE.vpnAttachment]: ["transit_router_id", "cen_id", "vpn_id"],
  [TYPE.vpnGatewayConnection]: ["vpn_gateway_id"],
  [TYPE.vpnGatewayPolicyRoute]: ["vpn_gateway_id", "next_hop"],
  [TYPE.vpnGatewayRoute]: ["vpn_gateway_id", "next_hop"],
  [TYPE.staticRoute]: ["vpn_connection_id", "next_hop"],
};

/** Arguments that are never an attribute with an id of its own resource. */
const ONLY_ARGUMENTS = table<IdKind>({
  next_hop: "vco",
  transit_router_route_entry_next_hop_id: "attach",
});

/** What the arguments and attributes of a name are ids of, in any resource. */
const BY_NAME = table<IdKind>({
  cen_id: "cen",
  customer_gateway_id: "cgw",
  transit_router_attachment_id: "attach",
  transit_router_id: "tr",
  transit_router_route_table_id: "vtb",
  vpc_id: "vpc",
  vpn_connection_id: "vco",
  vpn_gateway_id: "vpn",
  vpn_id: "vco",
});

/** What arguments name whose meaning depends on the resource. */
const ALSO = table<readonly IdKind[]>({ instance_id: ["vco", "vpc"], next_hop: ["vco"] });

/** The parts of Terraform's id of a resource, joined by colons. Source: `PROVIDER`. */
const IDS = table<readonly (IdKind | "other")[]>({
  [TYPE.cenInstance]: ["cen"],
  [TYPE.transitRouter]: ["cen", "tr"],
  [TYPE.transitRouterCidr]: ["tr", "other"],
  [TYPE.routeTable]: ["tr", "vtb"],
  [TYPE.association]: ["attach", "vtb"],
  [TYPE.propagation]: ["attach", "vtb"],
  [TYPE.vbrAttachment]: ["cen", "attach"],
  [TYPE.vpcAttachment]: ["cen", "attach"],
  [TYPE.vpnAttachment]: ["attach"],
  [TYPE.vpc]: ["vpc"],
  [TYPE.vpnGatewayConnection]: ["vco"],
  [TYPE.customerGateway]: ["cgw"],
  [TYPE.vpnGateway]: ["vpn"],
  [TYPE.ipsecConnection]: ["vco"],
  [TYPE.vswitch]: ["vsw"],
});

/** What an argument of a name names. */
export function idKindOf(argument: string): IdKind {
  return (BY_NAME[argument] ?? ONLY_ARGUMENTS[argument]) as IdKind;
}

/** The ids in an attribute of a resource; undefined if nothing states its content. */
export function idsIn(type: string, attribute: string): readonly (IdKind | "other")[] | undefined {
  if (attribute === "id") return IDS[type];
  const kind = BY_NAME[attribute];
  return kind && [kind];
}

/** The attribute with only the id of one kind, for a resource whose own id combines several. */
export function attributeFor(type: string, kind: IdKind): string | undefined {
  const name = Object.entries(BY_NAME).find(([, one]) => one === kind)?.[0];
  return (IDS[type]?.length ?? 0) > 1 && IDS[type]?.includes(kind) ? name : undefined;
}

/** Whether an attribute is the id of its own resource, and so names it. */
export function isOwnId(type: string, attribute: string): boolean {
  if (attribute === "id") return true;
  const stated = statedOf(type)[attribute];
  const kind = stated && !stated.required && !stated.optional ? BY_NAME[attribute] : undefined;
  return kind !== undefined && IDS[type]?.includes(kind) === true;
}

/** The only attribute of a resource that an argument can mean; undefined if there are several, or none. */
export function attributeMeant(type: string, argument: string): string | undefined {
  const name = BY_NAME[argument];
  const kinds = name ? [name] : (ALSO[argument] ?? []);
  const stated = Object.keys(statedOf(type));
  if (kinds.length > 0 && stated.includes(argument)) return argument;
  const own = IDS[type] ?? [];
  if (own.length === 1 && own[0] !== "other" && own[0] && kinds.includes(own[0])) return "id";
  const [attribute, ...others] = stated.filter((one) => BY_NAME[one] && kinds.includes(BY_NAME[one]));
  return others.length === 0 ? attribute : undefined;
}

/** Whether an argument may name an attribute of a resource, or a part of it. */
export function mayGive(type: string, attribute: string, argument: string): boolean {
  const meant = attributeMeant(type, argument);
  return meant !== undefined && (attribute === meant || (isOwnId(type, attribute) && isOwnId(type, meant)));
}

function statedOf(type: string): Readonly<Record<string, Argument>> {
  return argumentsOf("managed", type)?.arguments ?? {};
}
