import type { CloudObject, Inventory, Realm } from "./inventory";
import type { Service } from "./service";

export interface TransitRouter {
  readonly cen_id: string;
  /** Blocks that it gives to gateways of private connections, its own before those from before the rehearsal. */
  readonly cidrs: readonly string[];
}

export interface RouteTable {
  readonly transit_router_id?: string;
  readonly transit_router_route_table_name: string;
  readonly transit_router_route_table_type: "System" | "Custom";
  readonly status: "Active";
}

interface TransitRouterCidr {
  readonly transit_router_id: string;
  readonly cidr: string;
  readonly transit_router_cidr_id: string;
}

const KIND = "transit_router";
const TABLE = "route_table";
const CIDR = "alicloud_cen_transit_router_cidr";

/**
 * A transit router that a call names, perhaps with its CEN instance. All are from before the rehearsal, with a default
 * table and a CIDR.
 */
export function transitRouter(inventory: Inventory, realm: Realm, id: string, cenId?: string) {
  return inventory.reference<TransitRouter>(KIND, id, realm, () => {
    inventory.add(TABLE, inventory.issue("vtb"), realm, defaultTable(id), true);
    return { cen_id: cenId ?? inventory.issue("cen"), cidrs: ["10.255.0.0/16"] };
  });
}

/** The one transit router of a CEN instance in a region. */
export function transitRouterOfCen(inventory: Inventory, realm: Realm, cenId: string): CloudObject<TransitRouter> {
  const known = inventory
    .all<TransitRouter>(KIND)
    .find((router) => router.fields.cen_id === cenId && router.realm.region === realm.region);
  return known ?? transitRouter(inventory, realm, `tr-of-${cenId}`, cenId);
}

/** A route table that a call names. One from before the rehearsal belongs to no transit router that is known. */
export function routeTable(inventory: Inventory, realm: Realm, id: string): CloudObject<RouteTable> {
  return inventory.reference<RouteTable>(TABLE, id, realm, () => ({
    transit_router_route_table_name: "",
    transit_router_route_table_type: "Custom",
    status: "Active",
  }));
}

export function routeTablesOf(inventory: Inventory, realm: Realm, transitRouterId: string): CloudObject<RouteTable>[] {
  const { id } = transitRouter(inventory, realm, transitRouterId);
  return inventory.all<RouteTable>(TABLE).filter(({ fields }) => fields.transit_router_id === id);
}

export const transitRouterCidrs: Service<TransitRouterCidr, Omit<TransitRouterCidr, "transit_router_cidr_id">> = {
  create({ inventory }, realm, request) {
    const router = transitRouter(inventory, realm, request.transit_router_id);
    const transit_router_cidr_id = inventory.issue("tr-cidr");
    const fields = { publish_cidr_route: true, ...request, transit_router_cidr_id };
    return inventory.add(CIDR, `${router.id}:${transit_router_cidr_id}`, realm, fields);
  },
};

/** The blocks of a transit router, those of the rehearsal first. */
export function cidrsOf(inventory: Inventory, router: CloudObject<TransitRouter>): string[] {
  const own = inventory.all<TransitRouterCidr>(CIDR).filter(({ fields }) => fields.transit_router_id === router.id);
  return [...own.map(({ fields }) => fields.cidr), ...router.fields.cidrs];
}

function defaultTable(transit_router_id: string): RouteTable {
  return {
    transit_router_id,
    transit_router_route_table_name: "default",
    transit_router_route_table_type: "System",
    status: "Active",
  };
}
