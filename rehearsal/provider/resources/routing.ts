import { CBN, GONE, type ResourceType } from "../resource";
import { at, BLOCKING, gone, tagsRead } from "./cen-steps";

const TABLE_ACTIVE = { field: "TransitRouterRouteTableStatus", is: ["Active"], after: 5 };

export const routeTable: ResourceType = {
  version: CBN,
  region: false,
  id: ["TransitRouterId", "TransitRouterRouteTableId"],
  words: { status: "TransitRouterRouteTableStatus" },
  create: { action: "CreateTransitRouterRouteTable", token: "none", until: TABLE_ACTIVE, retried: BLOCKING },
  read: {
    action: "ListTransitRouterRouteTables",
    request: ({ TransitRouterRouteTableId, ...others }) => ({
      ...others,
      TransitRouterRouteTableIds: [TransitRouterRouteTableId],
    }),
    in: "TransitRouterRouteTables",
    matching: ["TransitRouterRouteTableId"],
    done: ["InvalidTransitRouterId.NotFound"],
    region: true,
    also: [tagsRead("TransitRouterRouteTable", "TransitRouterRouteTableId")],
  },
  updates: [
    {
      action: "UpdateTransitRouterRouteTable",
      token: "none",
      by: ["TransitRouterRouteTableId"],
      changes: ["transit_router_route_table_name", "transit_router_route_table_description"],
      until: TABLE_ACTIVE,
      retried: BLOCKING,
    },
  ],
  tags: "TransitRouterRouteTable",
  remove: {
    action: "DeleteTransitRouterRouteTable",
    token: "same",
    by: ["TransitRouterRouteTableId"],
    until: { ...TABLE_ACTIVE, is: [], after: 1 },
    retried: [...BLOCKING, "IncorrectStatus.TransitRouterRouteTable"],
    done: ["InvalidTransitRouterRouteTableId.NotFound"],
  },
  minutes: { create: 3, update: 3, delete: 3 },
};

const PAIR = ["TransitRouterAttachmentId", "TransitRouterRouteTableId"];

export const association: ResourceType = {
  version: CBN,
  region: false,
  id: PAIR,
  create: {
    action: "AssociateTransitRouterAttachmentWithRouteTable",
    token: "same",
    until: at("Active"),
    retried: [...BLOCKING, "Throttling.User"],
  },
  read: { action: "ListTransitRouterRouteTableAssociations", in: "TransitRouterAssociations", matching: PAIR },
  remove: {
    action: "DissociateTransitRouterAttachmentFromRouteTable",
    done: [GONE],
    until: gone(),
    retried: [...BLOCKING, "Throttling.User"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const propagation: ResourceType = {
  version: CBN,
  region: false,
  id: PAIR,
  create: {
    action: "EnableTransitRouterRouteTablePropagation",
    token: "none",
    until: at("Active"),
    retried: BLOCKING,
  },
  read: {
    action: "ListTransitRouterRouteTablePropagations",
    in: "TransitRouterPropagations",
    matching: PAIR,
    done: ["ParameterCenInstanceId"],
  },
  remove: {
    action: "DisableTransitRouterRouteTablePropagation",
    token: "none",
    until: gone(),
    retried: BLOCKING,
  },
  minutes: { create: 5, delete: 5 },
};

const entryAt = (is: readonly string[], after: number) => ({ field: "TransitRouterRouteEntryStatus", is, after });

export const routeEntry: ResourceType = {
  version: CBN,
  region: false,
  id: ["TransitRouterRouteTableId", "TransitRouterRouteEntryId"],
  words: { status: "TransitRouterRouteEntryStatus" },
  create: {
    action: "CreateTransitRouterRouteEntry",
    token: "same",
    until: entryAt(["Active"], 1),
    retried: [
      ...[...BLOCKING, "InstanceStatus.NotSupport"],
      "OperationFailed.CreateRouteEntryWithSameDestinationCidrBlock",
    ],
  },
  read: {
    action: "ListTransitRouterRouteEntries",
    request: ({ TransitRouterRouteEntryId, ...others }) => ({
      ...others,
      TransitRouterRouteEntryIds: [TransitRouterRouteEntryId],
    }),
    in: "TransitRouterRouteEntries",
    matching: ["TransitRouterRouteEntryId"],
    done: ["InvalidTransitRouterRouteTableId.NotFound"],
  },
  updates: [
    {
      action: "UpdateTransitRouterRouteEntry",
      token: "same",
      by: ["TransitRouterRouteEntryId"],
      changes: ["transit_router_route_entry_name", "transit_router_route_entry_description"],
      until: entryAt(["Active"], 5),
      retried: BLOCKING,
    },
  ],
  remove: {
    action: "DeleteTransitRouterRouteEntry",
    token: "same",
    by: ["TransitRouterRouteEntryId"],
    gives: ["transit_router_route_entry_next_hop_id", "transit_router_route_entry_next_hop_type"],
    until: entryAt([], 1),
    retried: [...BLOCKING, "InstanceStatus.NotSupport"],
    done: ["IllegalParam.TransitRouterRouteEntryId"],
  },
  minutes: { create: 3, update: 3, delete: 3 },
};

/** What of a route map can be changed. */
const ROUTE_MAP = [
  ...["as_path_match_mode", "cidr_match_mode", "community_match_mode", "community_operate_mode", "description"],
  ...["destination_child_instance_types", "destination_cidr_blocks", "destination_instance_ids"],
  ...["destination_instance_ids_reverse_match", "destination_route_table_ids", "map_result", "match_asns"],
  ...["match_community_set", "next_priority", "operate_community_set", "preference", "prepend_as_path"],
  ...["priority", "route_types", "source_child_instance_types", "source_instance_ids"],
  ...["source_instance_ids_reverse_match", "source_region_ids", "source_route_table_ids"],
];

export const routeMap: ResourceType = {
  version: CBN,
  id: ["CenId", "RouteMapId"],
  create: {
    action: "CreateCenRouteMap",
    token: "none",
    until: at("Active"),
    retried: ["Operation.Blocking", "InternalError"],
  },
  read: { action: "DescribeCenRouteMaps", in: "RouteMaps", matching: ["RouteMapId"] },
  updates: [
    {
      action: "ModifyCenRouteMap",
      token: "none",
      changes: ROUTE_MAP,
      // Everything is sent, whatever changes.
      always: [...ROUTE_MAP, "cen_region_id"],
    },
  ],
  remove: {
    action: "DeleteCenRouteMap",
    token: "none",
    gives: ["cen_region_id"],
    retried: ["Operation.Blocking", "IncorrectStatus.RouteMap", "Throttling.User"],
  },
  minutes: { create: 6, delete: 5 },
};
