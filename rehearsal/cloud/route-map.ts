import type { CloudObject, Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import type { Service } from "./service";
import { tablesOf, transitRouter, transitRouterOfCen } from "./transit-router";

/** A policy for routes that enter or leave a route table (`alicloud_cen_route_map`). */
interface RouteMap {
  readonly cen_id: string;
  readonly cen_region_id: string;
  readonly transit_router_route_table_id: string;
  readonly transmit_direction: string;
  readonly priority: number;
}

type RouteMapRequest = Omit<RouteMap, "transit_router_route_table_id"> & {
  readonly transit_router_route_table_id?: string;
};

const KIND = "alicloud_cen_route_map";
const DEFAULTS = {
  status: "Active",
  source_instance_ids_reverse_match: false,
  destination_instance_ids_reverse_match: false,
};

/** "Priority 5000 … after a VPN connection is attached." Source: the vendor's page on attaching a connection. */
const SYSTEM_MAP = {
  transmit_direction: "RegionOut",
  priority: 5000,
  map_result: "Deny",
  source_child_instance_types: ["VPN", "VBR", "CCN"],
  destination_child_instance_types: ["VPN", "VBR", "CCN"],
};

export const routeMaps: Service<RouteMap, RouteMapRequest> = {
  create({ inventory }, realm, request) {
    const router = transitRouterOfCen(inventory, { ...realm, region: request.cen_region_id }, request.cen_id);
    const [own] = tablesOf(inventory, router.fields.transit_router_id);
    refuseUnfit(inventory, request);
    const route_map_id = inventory.issue("cenrmap");
    return inventory.add(KIND, `${request.cen_id}:${route_map_id}`, realm, {
      ...DEFAULTS,
      transit_router_route_table_id: own?.fields.transit_router_route_table_id ?? "",
      ...request,
      route_map_id,
    });
  },

  update({ inventory }, map, request) {
    refuseUnfit(inventory, { ...map.fields, ...request }, map);
    Object.assign(map.fields, request);
  },
};

function refuseUnfit(inventory: Inventory, request: RouteMapRequest, self?: CloudObject<RouteMap>): void {
  const { priority, cen_id, cen_region_id, transmit_direction } = request;
  // "1 to 100" (CreateCenRouteMap); the codes are ours.
  if (priority < 1 || priority > 100)
    throw new Refusal("Sim.RouteMapPriority", `Priority ${priority} is not one of 1 to 100.`);
  const twin = inventory
    .all<RouteMap>(KIND)
    .filter((map) => map.id !== self?.id)
    .filter(({ fields }) => fields.cen_id === cen_id && fields.cen_region_id === cen_region_id)
    .find(({ fields }) => fields.transmit_direction === transmit_direction && fields.priority === priority);
  // "Same region and direction cannot reuse a priority" (CreateCenRouteMap).
  if (twin) throw new Refusal("Sim.RouteMapPriorityInUse", `${twin.id} has priority ${priority} already.`);
}

/** The maps that keep VPN, VBR and CCN connections apart, on every table of a transit router with a VPN attachment. */
export function addSystemMaps(inventory: Inventory, realm: Realm, transitRouterId: string): void {
  const attached = inventory
    .all<{ transit_router_id: string }>("alicloud_cen_transit_router_vpn_attachment")
    .some(({ fields }) => fields.transit_router_id === transitRouterId);
  if (!attached) return;
  const { cen_id = "" } = transitRouter(inventory, realm, transitRouterId).fields;
  for (const { fields } of tablesOf(inventory, transitRouterId)) {
    const table = fields.transit_router_route_table_id;
    const id = `${cen_id}:cenrmap-system-${table}`;
    if (inventory.find(KIND, id)) continue;
    const scope = { cen_id, cen_region_id: realm.region, transit_router_route_table_id: table };
    inventory.add(KIND, id, realm, { ...DEFAULTS, ...SYSTEM_MAP, ...scope }, true);
  }
}

/** Maps go with their table. */
export function removeMapsOf(inventory: Inventory, tableId: string): void {
  const maps = inventory.all<RouteMap>(KIND).filter(({ fields }) => fields.transit_router_route_table_id === tableId);
  for (const map of maps) inventory.remove(map);
}
