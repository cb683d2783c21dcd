import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject, Inventory } from "../inventory";
import { BY_TOKEN, tokened } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { ASSOCIATION, membersOf, PROPAGATION } from "./membership";
import { entriesOf } from "./route-entry";
import { addSystemMaps, removeMapsOf } from "./route-map";
import { type RouteTable, routeTable, TABLE, transitRouter } from "./transit-router";

/** How long it takes. The real times are not known. */
const CREATION = 5000;
const DELETION = 5000;

const NAMED = {
  ClientToken: "text",
  DryRun: "flag",
  TransitRouterRouteTableDescription: "text",
  TransitRouterRouteTableId: "text",
  TransitRouterRouteTableName: "text",
} as const;

export const routeTables: Actions = {
  CreateTransitRouterRouteTable: action(
    { ...NAMED, Tag: TAGS, TransitRouterId: "text" },
    ["TransitRouterId"],
    (call, { TransitRouterId, TransitRouterRouteTableName, TransitRouterRouteTableDescription, Tag }) => {
      const { inventory, caller, clock } = call;
      const router = transitRouter(inventory, caller, TransitRouterId);
      const TransitRouterRouteTableId = inventory.issue("vtb");
      const fields: RouteTable = {
        ...{ TransitRouterId, TransitRouterRouteTableId },
        ...sent({ TransitRouterRouteTableName, TransitRouterRouteTableDescription }),
        TransitRouterRouteTableType: "Custom",
        TransitRouterRouteTableStatus: caller.past ? "Active" : "Creating",
        CreateTime: new Date(clock.now).toISOString(),
      };
      const table = inventory.add(TABLE, TransitRouterRouteTableId, caller, fields, { tags: tagsOf(Tag) });
      if (!caller.past) inventory.later(table, clock.now + CREATION, { TransitRouterRouteTableStatus: "Active" });
      addSystemMaps(call, router);
      return { TransitRouterRouteTableId };
    },
  ),

  ListTransitRouterRouteTables: action(
    {
      ...BY_TOKEN,
      RegionId: "text",
      Tag: TAGS,
      TransitRouterId: "text",
      TransitRouterRouteTableIds: ["text"],
      TransitRouterRouteTableNames: ["text"],
      TransitRouterRouteTableStatus: "text",
      TransitRouterRouteTableType: "text",
    },
    [],
    ({ inventory, caller }, { TransitRouterId, MaxResults, NextToken, RegionId: _, Tag, ...wanted }) => {
      const { TransitRouterRouteTableIds: ids, TransitRouterRouteTableNames: names } = wanted;
      // Source of the code: the page of the action.
      if (!TransitRouterId && !ids)
        throw new Refusal("MissingParam.TransitRouterIdOrTransitRouterRouteTables", "Name a router or tables.");
      if (TransitRouterId) transitRouter(inventory, caller, TransitRouterId);
      const { TransitRouterRouteTableStatus, TransitRouterRouteTableType } = wanted;
      const equal = Object.entries(
        sent({ TransitRouterId, TransitRouterRouteTableStatus, TransitRouterRouteTableType }),
      );
      const found = inventory
        .seen<RouteTable>(TABLE, caller)
        .filter(({ fields }) => equal.every(([name, value]) => fields[name] === value))
        .filter(({ id }) => ids?.includes(id) ?? true)
        .filter(({ fields }) => names?.includes(String(fields.TransitRouterRouteTableName)) ?? true)
        .filter((one) => hasTags(one, Tag));
      const page = sent({ MaxResults, NextToken });
      return tokened(page, found.map(described), (TransitRouterRouteTables) => ({ TransitRouterRouteTables }));
    },
  ),

  UpdateTransitRouterRouteTable: action(
    NAMED,
    ["TransitRouterRouteTableId"],
    ({ inventory, caller }, { TransitRouterRouteTableId, ...given }) => {
      const table = routeTable(inventory, caller, TransitRouterRouteTableId);
      const { TransitRouterRouteTableName, TransitRouterRouteTableDescription } = given;
      table.fields = { ...table.fields, ...sent({ TransitRouterRouteTableName, TransitRouterRouteTableDescription }) };
      return {};
    },
  ),

  DeleteTransitRouterRouteTable: action(
    NAMED,
    ["TransitRouterRouteTableId"],
    ({ inventory, caller, clock }, { TransitRouterRouteTableId: id }) => {
      const table = inventory.named<RouteTable>(TABLE, id, caller);
      refuseDeletion(inventory, table);
      removeMapsOf(inventory, id);
      table.fields = { ...table.fields, TransitRouterRouteTableStatus: "Deleting" };
      inventory.later(table, clock.now + DELETION, "gone");
      return {};
    },
  ),
};

/** Refuses to delete a system table, or a table in use. Source of the codes: the page of DeleteTransitRouterRouteTable. */
function refuseDeletion(inventory: Inventory, { id, fields }: CloudObject<RouteTable>): void {
  const refuse = (what: string, because: string) => {
    throw new Refusal(`OperationFailed.Delete${what}`, `${id} ${because}.`);
  };
  if (fields.TransitRouterRouteTableType === "System") refuse("SystemRouteTable", "is its router's own");
  const [association] = membersOf(inventory, ASSOCIATION, id);
  if (association) refuse("RouteTableWithAssociation", `forwards ${association.fields.TransitRouterAttachmentId}`);
  const [propagation] = membersOf(inventory, PROPAGATION, id);
  if (propagation) refuse("RouteTableWithPropagation", `learns from ${propagation.fields.TransitRouterAttachmentId}`);
  const [entry] = entriesOf(inventory, id);
  if (entry) refuse("RouteTableWithRouteEntry", `has the entry ${entry.id}`);
}

function described(table: CloudObject<RouteTable>): Fields {
  return { ...table.fields, Tags: listed(table) };
}
