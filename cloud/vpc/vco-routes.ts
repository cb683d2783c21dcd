import { network, overlaps, parseCidr } from "../../domain/ipv4";
import { wordedFigures } from "../../domain/problem";
import { type Actions, action } from "../action";
import type { Fields } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { connectionFor, keepBusy, refuseBusy, type VpnConnection } from "./connection";

/** A static route of a connection on a transit router. */
interface VcoRoute extends Fields {
  readonly VpnConnectionId: string;
  readonly RouteDest: string;
  readonly NextHop: string;
  readonly Weight: number;
}

const KIND = "VcoRouteEntry";

const ROUTE = {
  ClientToken: "text",
  Description: "text",
  NewWeight: "number",
  NextHop: "text",
  OverlayMode: "text",
  RegionId: "text",
  RouteDest: "text",
  VpnConnectionId: "text",
  Weight: "number",
} as const;
const IDENTITY = ["RegionId", "VpnConnectionId", "RouteDest", "NextHop", "Weight"] as const;

export const vcoRoutes: Actions = {
  CreateVcoRouteEntry: action(ROUTE, IDENTITY, (call, given) => {
    const { inventory, caller, clock } = call;
    const connection = connectionFor(inventory, caller, given.VpnConnectionId);
    refuseBusy(connection);
    refuseUnattached(connection);
    refuseUnroutable(given.RouteDest);
    const id = idOf(given);
    // "The route must not exist yet" (CreateVcoRouteEntry); the code is ours.
    if (inventory.find(KIND, id))
      throw new Refusal("Sim.RouteExists", `${connection.id} has a route to ${given.RouteDest} already.`);
    const { VpnConnectionId, RouteDest, NextHop, Weight, Description } = given;
    const stated = { VpnConnectionId, RouteDest, NextHop, Weight };
    const route = { ...stated, State: "published", RouteEntryType: "custom", Source: "", CreateTime: clock.now };
    inventory.add<VcoRoute>(KIND, id, caller, route);
    keepBusy(call, connection);
    return { ...stated, State: "published", CreateTime: clock.now, Description };
  }),

  DescribeVcoRouteEntries: action(
    { ...BY_NUMBER, ClientToken: "text", RegionId: "text", RouteEntryType: "text", VpnConnectionId: "text" },
    ["RegionId", "VpnConnectionId"],
    ({ inventory, caller }, { VpnConnectionId, RouteEntryType = "custom", ...page }) => {
      const rows = inventory
        .seen<VcoRoute>(KIND, caller)
        .map(({ fields }) => fields)
        .filter((one) => one.VpnConnectionId === VpnConnectionId && one.RouteEntryType === RouteEntryType);
      return numbered(page, rows, (VcoRouteEntries) => ({ VcoRouteEntries }));
    },
  ),

  ModifyVcoRouteEntryWeight: action(ROUTE, [...IDENTITY, "NewWeight"], (call, given) => {
    const { inventory, caller } = call;
    const connection = connectionFor(inventory, caller, given.VpnConnectionId);
    refuseBusy(connection);
    const { fields } = routeNamed(inventory, given);
    inventory.remove(routeNamed(inventory, given));
    const Weight = given.NewWeight;
    inventory.add<VcoRoute>(KIND, idOf({ ...given, Weight }), caller, { ...fields, Weight });
    keepBusy(call, connection);
    return {};
  }),

  DeleteVcoRouteEntry: action(ROUTE, IDENTITY, (call, given) => {
    const connection = connectionFor(call.inventory, call.caller, given.VpnConnectionId);
    refuseBusy(connection);
    call.inventory.remove(routeNamed(call.inventory, given));
    keepBusy(call, connection);
    return {};
  }),
};

/** A route of a connection, if there is one. */
export function routeOf(inventory: Inventory, { account }: Pick<Caller, "account">, connectionId: string) {
  return inventory
    .all<VcoRoute>(KIND)
    .find((one) => one.account === account && one.fields.VpnConnectionId === connectionId);
}

type Identity = Pick<VcoRoute, "VpnConnectionId" | "RouteDest" | "NextHop" | "Weight">;

function routeNamed(inventory: Inventory, given: Identity): CloudObject<VcoRoute> {
  const route = inventory.find<VcoRoute>(KIND, idOf(given));
  // Source of the code: the provider, which takes it for "gone".
  if (!route) throw new Refusal("UnknownError", `${given.VpnConnectionId} has no route to ${given.RouteDest}.`);
  return route;
}

function idOf({ VpnConnectionId, RouteDest, NextHop, Weight }: Identity): string {
  return [VpnConnectionId, RouteDest, NextHop, Weight].join(":");
}

/**
 * "Attached to a transit router first" (CreateVcoRouteEntry); the code is ours. An earlier connection may be attached.
 */
function refuseUnattached({ id, found, fields }: CloudObject<VpnConnection>): void {
  if (!found && fields.State !== "attached")
    throw new Refusal("Sim.ConnectionNotAttached", `${id} is attached to no transit router.`);
}

/** "Neither 0.0.0.0/0 nor a part of 100.64.0.0/10" (CreateVcoRouteEntry); the code is ours. */
function refuseUnroutable(destination: string): void {
  const block = parseCidr(destination);
  if (!block) throw new Refusal("Sim.RouteDestination", `${wordedFigures(destination)} is not a network.`);
  if (block.length === 0 || overlaps(block, network("100.64.0.0/10")))
    throw new Refusal("Sim.RouteDestination", `A connection has no route to ${destination}.`);
}
