import type { Inventory, Realm } from "./inventory";
import { routeTablesOf } from "./transit-router";

/** Arguments of the data source `alicloud_cen_transit_router_route_tables`. */
export interface RouteTableQuery {
  readonly transit_router_id: string;
  readonly transit_router_route_table_type?: string;
  readonly ids?: readonly string[];
  readonly transit_router_route_table_ids?: readonly string[];
  readonly transit_router_route_table_names?: readonly string[];
  readonly name_regex?: string;
  readonly status?: string;
  readonly transit_router_route_table_status?: string;
}

export interface RouteTableRow {
  readonly id: string;
  readonly transit_router_route_table_id: string;
  readonly transit_router_route_table_name: string;
  readonly transit_router_route_table_description: string;
  readonly transit_router_route_table_type: string;
  readonly status: string;
}

/** The tables of a transit router that meet all that is asked for. */
export function routeTables(inventory: Inventory, realm: Realm, query: RouteTableQuery): RouteTableRow[] {
  return routeTablesOf(inventory, realm, query.transit_router_id)
    .map(({ id, fields }) => ({
      id,
      transit_router_route_table_id: id,
      transit_router_route_table_name: fields.transit_router_route_table_name,
      transit_router_route_table_description: "",
      transit_router_route_table_type: fields.transit_router_route_table_type,
      status: fields.status,
    }))
    .filter((row) => asked(query, row));
}

function asked(query: RouteTableQuery, row: RouteTableRow): boolean {
  const name = row.transit_router_route_table_name;
  return (
    (query.transit_router_route_table_type ?? row.transit_router_route_table_type) ===
      row.transit_router_route_table_type &&
    (query.ids ?? [row.id]).includes(row.id) &&
    (query.transit_router_route_table_ids ?? [row.id]).includes(row.id) &&
    (query.transit_router_route_table_names ?? [name]).includes(name) &&
    new RegExp(query.name_regex ?? "").test(name) &&
    (query.status ?? row.status) === row.status &&
    (query.transit_router_route_table_status ?? row.status) === row.status
  );
}
