import { type CloudObject, type Inventory, notFound, type Realm } from "./inventory";
import { Refusal } from "./refusal";

/** A transit router, made in the rehearsal (`alicloud_cen_transit_router`) or there before. */
export interface TransitRouter {
  /** Not known yet of one from before the rehearsal that no call has named with its CEN instance. */
  cen_id?: string;
  readonly transit_router_id: string;
  readonly transit_router_name?: string;
  readonly type: "Enterprise" | "Basic";
  readonly status: "Active";
}

/** How a call names a transit router. */
export interface TransitRouterRequest {
  readonly transit_router_id?: string;
  readonly cen_id?: string;
}

/** A route table of a transit router: its own, one made in the rehearsal, or one from before. */
export interface RouteTable {
  /** Not known of one from before the rehearsal. */
  readonly transit_router_id?: string;
  readonly transit_router_route_table_id: string;
  readonly transit_router_route_table_name?: string;
  readonly transit_router_route_table_description?: string;
  readonly transit_router_route_table_type: "System" | "Custom";
  readonly status: "Active";
}

export const TRANSIT_ROUTER = "alicloud_cen_transit_router";
export const ROUTE_TABLE = "alicloud_cen_transit_router_route_table";

/** Those from before the rehearsal. */
const FOUND = "transit_router";
const FOUND_TABLE = "route_table";

/** A transit router that a call names, perhaps with its CEN instance. One from before the rehearsal has a default table. */
export function transitRouter(
  inventory: Inventory,
  realm: Realm,
  id: string,
  cenId?: string,
): CloudObject<TransitRouter> {
  const router =
    made(inventory, id) ?? inventory.reference<TransitRouter>(FOUND, id, realm, () => before(inventory, realm, id));
  const { region, account } = router.realm;
  if (region !== realm.region || account !== realm.account) throw notFound(FOUND, id, realm);
  if (cenId) router.fields.cen_id ??= cenId;
  if (cenId && router.fields.cen_id !== cenId) throw notFound(FOUND, id, realm);
  return router;
}

/** The transit router that something is to be attached to: by its id, or else the one of a CEN instance. */
export function transitRouterNamed(
  inventory: Inventory,
  realm: Realm,
  { transit_router_id, cen_id }: TransitRouterRequest,
): CloudObject<TransitRouter> {
  if (transit_router_id) return transitRouter(inventory, realm, transit_router_id, cen_id);
  if (cen_id) return transitRouterOfCen(inventory, realm, cen_id);
  // "CenId and RegionId, or TransitRouterId" (CreateTransitRouterVpnAttachment and its like); the code is ours.
  throw new Refusal("Sim.TransitRouterMissing", "The request names neither a transit router nor a CEN instance.");
}

/** What every attachment to a transit router tells of itself, with what the call says of it. */
export function attachedTo<R extends TransitRouterRequest>(
  router: CloudObject<TransitRouter>,
  realm: Realm,
  request: R,
) {
  const { cen_id, transit_router_id } = router.fields;
  return {
    ...(cen_id ? { cen_id } : {}),
    ...request,
    transit_router_id,
    status: "Attached" as const,
    region_id: realm.region,
    create_time: new Date(Date.now()).toISOString(),
  };
}

/** The one transit router of a CEN instance in a region. */
export function transitRouterOfCen(inventory: Inventory, realm: Realm, cenId: string): CloudObject<TransitRouter> {
  const known = transitRoutersOf(inventory, cenId).find((router) => router.realm.region === realm.region);
  return known ?? transitRouter(inventory, realm, `${IMPLIED}${cenId}`, cenId);
}

/** What the id of a transit router starts with that calls mean and nobody has named. */
const IMPLIED = "tr-of-";

/** Whether a transit router is there because calls mean one, and goes with its CEN instance. */
export function isImplied({ found, fields }: CloudObject<TransitRouter>): boolean {
  return found && fields.transit_router_id.startsWith(IMPLIED);
}

/** The transit routers of a CEN instance, as far as they are known. */
export function transitRoutersOf(inventory: Inventory, cenId: string): CloudObject<TransitRouter>[] {
  const routers = [TRANSIT_ROUTER, FOUND].flatMap((kind) => inventory.all<TransitRouter>(kind));
  return routers.filter(({ fields }) => fields.cen_id === cenId);
}

function made(inventory: Inventory, id: string): CloudObject<TransitRouter> | undefined {
  return inventory.all<TransitRouter>(TRANSIT_ROUTER).find(({ fields }) => fields.transit_router_id === id);
}

/** Whether a transit router may have been there before the rehearsal, in a CEN instance that no call has told yet. */
export function mayExist(inventory: Inventory, { region, account }: Realm, id: string): boolean {
  if (inventory.hasIssued(id)) return false;
  const known = inventory.find<TransitRouter>(FOUND, id);
  if (!known) return true;
  return known.fields.cen_id === undefined && known.realm.region === region && known.realm.account === account;
}

/** One whose id starts with `tr-basic` is of the Basic Edition, so that this can be rehearsed too. */
function before(inventory: Inventory, realm: Realm, transit_router_id: string): TransitRouter {
  addDefaultTable(inventory, realm, transit_router_id);
  const type = transit_router_id.startsWith("tr-basic") ? "Basic" : "Enterprise";
  return { transit_router_id, type, status: "Active" };
}

/** A route table that a call names. One from before the rehearsal belongs to no transit router that is known. */
export function routeTable(inventory: Inventory, realm: Realm, id: string): CloudObject<RouteTable> {
  const made = inventory.all<RouteTable>(ROUTE_TABLE).find(({ fields }) => fields.transit_router_route_table_id === id);
  if (made) return made;
  return inventory.reference<RouteTable>(FOUND_TABLE, id, realm, () => ({
    transit_router_route_table_id: id,
    transit_router_route_table_type: "Custom",
    status: "Active",
  }));
}

/** The route tables of a transit router, its own first. */
export function tablesOf(inventory: Inventory, transitRouterId: string): CloudObject<RouteTable>[] {
  const tables = [FOUND_TABLE, ROUTE_TABLE].flatMap((kind) => inventory.all<RouteTable>(kind));
  return tables.filter(({ fields }) => fields.transit_router_id === transitRouterId);
}

/** Gives a new transit router its own table. */
export function addDefaultTable(inventory: Inventory, realm: Realm, transit_router_id: string): void {
  const id = inventory.issue("vtb");
  const table: RouteTable = {
    transit_router_id,
    transit_router_route_table_id: id,
    transit_router_route_table_name: "default",
    transit_router_route_table_type: "System",
    status: "Active",
  };
  inventory.add(FOUND_TABLE, id, realm, table, true);
}
