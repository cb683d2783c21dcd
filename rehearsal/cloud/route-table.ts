import { pattern } from "./pattern";
import { Refusal } from "./refusal";
import { addSystemMaps, removeMapsOf } from "./route-map";
import type { Query, Service } from "./service";
import { ROUTE_TABLE, type RouteTable, tablesOf, transitRouter } from "./transit-router";

interface RouteTableRequest {
  readonly transit_router_id: string;
}

export const routeTables: Service<RouteTable, RouteTableRequest> = {
  create({ inventory }, realm, request) {
    const { transit_router_id } = transitRouter(inventory, realm, request.transit_router_id).fields;
    const transit_router_route_table_id = inventory.issue("vtb");
    const table = inventory.add<RouteTable>(
      ROUTE_TABLE,
      `${transit_router_id}:${transit_router_route_table_id}`,
      realm,
      {
        ...request,
        transit_router_route_table_id,
        transit_router_route_table_type: "Custom",
        status: "Active",
      },
    );
    addSystemMaps(inventory, realm, transit_router_id);
    return table;
  },

  remove({ inventory }, { fields: { transit_router_route_table_id: id } }) {
    const associated = inventory
      .all<{ transit_router_route_table_id: string }>("alicloud_cen_transit_router_route_table_association")
      .find(({ fields }) => fields.transit_router_route_table_id === id);
    // Source of the code: those that the provider retries.
    if (associated) throw new Refusal("IncorrectStatus.TransitRouterRouteTable", `${id} forwards ${associated.id}.`);
    removeMapsOf(inventory, id);
  },
};

/** The data source `alicloud_cen_transit_router_route_tables`. */
export const findRouteTables: Query<{
  readonly transit_router_id: string;
  readonly transit_router_route_table_type?: string;
  readonly ids?: readonly string[];
  readonly transit_router_route_table_ids?: readonly string[];
  readonly transit_router_route_table_names?: readonly string[];
  readonly name_regex?: string;
  readonly status?: string;
  readonly transit_router_route_table_status?: string;
}> = ({ inventory }, realm, query) => {
  const router = transitRouter(inventory, realm, query.transit_router_id).fields.transit_router_id;
  const tables = tablesOf(inventory, router)
    .map(({ fields }) => fields)
    .map((table) => ({
      id: table.transit_router_route_table_id,
      transit_router_route_table_id: table.transit_router_route_table_id,
      transit_router_route_table_name: table.transit_router_route_table_name ?? "",
      transit_router_route_table_description: table.transit_router_route_table_description ?? "",
      transit_router_route_table_type: table.transit_router_route_table_type,
      status: table.status,
    }))
    .filter(({ id }) => (query.ids ?? [id]).includes(id))
    .filter(({ id }) => (query.transit_router_route_table_ids ?? [id]).includes(id))
    .filter(({ transit_router_route_table_type: type }) => (query.transit_router_route_table_type ?? type) === type)
    .filter(({ transit_router_route_table_name: name }) => pattern(query.name_regex).test(name))
    .filter(({ transit_router_route_table_name: name }) =>
      (query.transit_router_route_table_names ?? [name]).includes(name),
    )
    .filter(({ status }) => (query.status ?? query.transit_router_route_table_status ?? status) === status);
  return {
    id: router,
    ids: tables.map(({ id }) => id),
    names: tables.map((table) => table.transit_router_route_table_name),
    tables,
  };
};
