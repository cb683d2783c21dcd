import { parseCidr } from "../../domain/ipv4";
import { wordedFigures } from "../../domain/problem";
import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject, Inventory } from "../inventory";
import { BY_TOKEN, tokened } from "../paging";
import { Refusal } from "../refusal";
import { attachmentFor } from "./attachment";
import { routeTable } from "./transit-router";

/** A static entry of a route table. */
interface RouteEntry extends Fields {
  readonly TransitRouterRouteEntryId: string;
  readonly TransitRouterRouteEntryDestinationCidrBlock: string;
  readonly TransitRouterRouteEntryNextHopId?: string;
  readonly TransitRouterRouteEntryStatus: string;
  readonly TransitRouterRouteEntryType: "Static";
  readonly TransitRouterRouteTableId: string;
}

const KIND = "TransitRouterRouteEntry";

/** How long it takes. The real times are not known. */
const SETTLING = 2000;

const REQUEST = {
  ClientToken: "text",
  DryRun: "flag",
  TransitRouterRouteEntryDescription: "text",
  TransitRouterRouteEntryDestinationCidrBlock: "text",
  TransitRouterRouteEntryId: "text",
  TransitRouterRouteEntryName: "text",
  TransitRouterRouteEntryNextHopId: "text",
  TransitRouterRouteEntryNextHopType: "text",
  TransitRouterRouteTableId: "text",
} as const;

// Source of the codes: the pages of the actions.
export const routeEntries: Actions = {
  CreateTransitRouterRouteEntry: action(
    REQUEST,
    ["TransitRouterRouteTableId", "TransitRouterRouteEntryDestinationCidrBlock", "TransitRouterRouteEntryNextHopType"],
    (call, { ClientToken: _, DryRun: __, ...given }) => {
      const { inventory, caller, clock } = call;
      const table = routeTable(inventory, caller, given.TransitRouterRouteTableId);
      const { TransitRouterRouteEntryDestinationCidrBlock: block, TransitRouterRouteEntryNextHopId: hop } = given;
      const isBlackHole = given.TransitRouterRouteEntryNextHopType === "BlackHole";
      if (!parseCidr(block))
        throw new Refusal(
          "IllegalParam.TransitRouterDestinationCidrBlock",
          `${wordedFigures(block)} is not a network.`,
        );
      if (isBlackHole && hop)
        throw new Refusal("ParamExclusive.NextHopTypeBlackHoleAndNextHopId", "A black hole has no next hop.");
      if (!isBlackHole && !hop)
        throw new Refusal("MissingParam.TransitRouterRouteEntryNextHopId", "The entry has no next hop.");
      if (hop) attachmentFor(inventory, caller, hop);
      if (
        entriesOf(inventory, table.id).some(
          ({ fields }) => fields.TransitRouterRouteEntryDestinationCidrBlock === block,
        )
      )
        throw new Refusal(
          "OperationFailed.CreateRouteEntryWithSameDestinationCidrBlock",
          `${table.id} has an entry for ${block} already.`,
        );
      const TransitRouterRouteEntryId = inventory.issue("rte");
      const entry = inventory.add<RouteEntry>(KIND, TransitRouterRouteEntryId, caller, {
        ...given,
        TransitRouterRouteEntryId,
        TransitRouterRouteEntryType: "Static",
        TransitRouterRouteEntryStatus: "Creating",
        CreateTime: new Date(clock.now).toISOString(),
      });
      inventory.later(entry, clock.now + SETTLING, { TransitRouterRouteEntryStatus: "Active" });
      return { TransitRouterRouteEntryId };
    },
  ),

  ListTransitRouterRouteEntries: action(
    {
      ...BY_TOKEN,
      TransitRouterRouteEntryDestinationCidrBlock: "text",
      TransitRouterRouteEntryIds: ["text"],
      TransitRouterRouteEntryNames: ["text"],
      TransitRouterRouteEntryStatus: "text",
      TransitRouterRouteEntryType: "text",
      TransitRouterRouteTableId: "text",
    },
    ["TransitRouterRouteTableId"],
    ({ inventory, caller }, { MaxResults, NextToken, ...given }) => {
      const { TransitRouterRouteEntryIds: ids, TransitRouterRouteEntryNames: names, ...exact } = given;
      routeTable(inventory, caller, given.TransitRouterRouteTableId);
      const rows = inventory
        .seen<RouteEntry>(KIND, caller)
        .map(({ fields }) => fields)
        .filter((one) => ids?.includes(one.TransitRouterRouteEntryId) ?? true)
        .filter((one) => names?.includes(String(one.TransitRouterRouteEntryName)) ?? true)
        .filter((one) => Object.entries(sent(exact)).every(([name, value]) => one[name] === value));
      return tokened(sent({ MaxResults, NextToken }), rows, (found) => ({ TransitRouterRouteEntries: found }));
    },
  ),

  UpdateTransitRouterRouteEntry: action(
    REQUEST,
    ["TransitRouterRouteEntryId"],
    ({ inventory, caller }, { TransitRouterRouteEntryId, ...given }) => {
      const entry = inventory.named<RouteEntry>(KIND, TransitRouterRouteEntryId, caller);
      const { TransitRouterRouteEntryName, TransitRouterRouteEntryDescription } = given;
      entry.fields = { ...entry.fields, ...sent({ TransitRouterRouteEntryName, TransitRouterRouteEntryDescription }) };
      return {};
    },
  ),

  DeleteTransitRouterRouteEntry: action(
    REQUEST,
    ["TransitRouterRouteEntryId"],
    ({ inventory, caller, clock }, { TransitRouterRouteEntryId }) => {
      const entry = inventory.named<RouteEntry>(KIND, TransitRouterRouteEntryId, caller);
      entry.fields = { ...entry.fields, TransitRouterRouteEntryStatus: "Deleting" };
      inventory.later(entry, clock.now + SETTLING, "gone");
      return {};
    },
  ),
};

/** The entries of a table. */
export function entriesOf(inventory: Inventory, table: string): CloudObject<RouteEntry>[] {
  return inventory.all<RouteEntry>(KIND).filter(({ fields }) => fields.TransitRouterRouteTableId === table);
}

/** The entries that send traffic to an attachment. */
export function entriesTo(inventory: Inventory, attachment: string): CloudObject<RouteEntry>[] {
  return inventory.all<RouteEntry>(KIND).filter(({ fields }) => fields.TransitRouterRouteEntryNextHopId === attachment);
}
