import { type Actions, action, type Call } from "../action";
import type { Fields } from "../fields";
import type { CloudObject } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { connectionFor } from "./connection";
import { keepGatewayBusy, refuseBusyGateway, vpnGateway } from "./vpn-gateway";

/** A route of a VPN gateway: by the destination, or of the policy kind by the source, too. */
interface GatewayRoute extends Fields {
  readonly VpnInstanceId: string;
  readonly RouteSource?: string;
  readonly RouteDest: string;
  readonly NextHop: string;
  readonly Weight: number;
  /** Whether the table of the VPC has it. */
  readonly State: "published" | "normal";
}

const ROUTE = {
  ClientToken: "text",
  Description: "text",
  NewWeight: "number",
  NextHop: "text",
  OverlayMode: "text",
  Priority: "number",
  PublishVpc: "flag",
  RegionId: "text",
  RouteDest: "text",
  RouteSource: "text",
  RouteType: "text",
  VpnGatewayId: "text",
  Weight: "number",
} as const;

const DESTINATION = "VpnRouteEntry";
const POLICY = "VpnPbrRouteEntry";

export const gatewayRoutes: Actions = {
  ...routes(DESTINATION, [], "VpnRouteEntries"),
  ...routes(POLICY, ["RouteSource"], "VpnPbrRouteEntries"),

  PublishVpnRouteEntry: action(
    ROUTE,
    ["RegionId", "VpnGatewayId", "RouteDest", "NextHop", "RouteType", "PublishVpc"],
    (call, given) => {
      const gateway = vpnGateway(call.inventory, call.caller, given.VpnGatewayId);
      refuseBusyGateway(gateway);
      const route = routeNamed(call, given.RouteType === "pbr" ? POLICY : DESTINATION, given);
      route.fields = { ...route.fields, State: given.PublishVpc ? "published" : "normal" };
      keepGatewayBusy(call, gateway);
      return {};
    },
  ),
};

/** The actions of one kind. */
function routes(kind: string, source: readonly "RouteSource"[], list: string): Actions {
  const identity = ["VpnGatewayId", "NextHop", "RouteDest", ...source] as const;
  return {
    [`Create${kind}`]: action(ROUTE, ["RegionId", ...identity, "Weight", "PublishVpc"], (call, given) => {
      const { inventory, caller, clock } = call;
      const gateway = vpnGateway(inventory, caller, given.VpnGatewayId);
      refuseBusyGateway(gateway);
      const { fields } = connectionFor(inventory, caller, given.NextHop);
      // "The next hop: an IPsec connection of the VPN gateway" (CreateVpnRouteEntry); the codes are ours.
      if (fields.VpnGatewayId !== undefined && fields.VpnGatewayId !== gateway.id)
        throw new Refusal("Sim.ConnectionElsewhere", `${given.NextHop} is not on ${gateway.id}.`);
      const id = idOf(given);
      if (inventory.find(kind, id)) throw new Refusal("Sim.RouteExists", `${gateway.id} has the route already.`);
      const { NextHop, RouteDest, RouteSource, Weight, Description, Priority } = given;
      const route: GatewayRoute = {
        ...{ VpnInstanceId: gateway.id, NextHop, RouteDest, RouteSource, Weight, Description, Priority },
        RouteEntryType: "custom",
        CreateTime: clock.now,
        State: given.PublishVpc ? "published" : "normal",
      };
      inventory.add(kind, id, caller, route);
      keepGatewayBusy(call, gateway);
      return route;
    }),

    [`Describe${list}`]: action(
      { ...BY_NUMBER, RegionId: "text", RouteEntryType: "text", VpnGatewayId: "text" },
      ["RegionId", "VpnGatewayId"],
      ({ inventory, caller }, { VpnGatewayId, RouteEntryType, ...page }) => {
        const rows = inventory
          .seen<GatewayRoute>(kind, caller)
          .map(({ fields }) => fields)
          .filter((one) => one.VpnInstanceId === VpnGatewayId)
          .filter((one) => (RouteEntryType ?? one.RouteEntryType) === one.RouteEntryType);
        return numbered(page, rows, (entries) => ({ [list]: { [kind]: entries } }));
      },
    ),

    [`Modify${kind}Weight`]: action(ROUTE, ["RegionId", ...identity, "Weight", "NewWeight"], (call, given) => {
      const gateway = vpnGateway(call.inventory, call.caller, given.VpnGatewayId);
      refuseBusyGateway(gateway);
      const route = routeNamed(call, kind, given);
      route.fields = { ...route.fields, Weight: given.NewWeight };
      keepGatewayBusy(call, gateway);
      return {};
    }),

    [`Delete${kind}`]: action(ROUTE, ["RegionId", ...identity, "Weight"], (call, given) => {
      const gateway = vpnGateway(call.inventory, call.caller, given.VpnGatewayId);
      refuseBusyGateway(gateway);
      call.inventory.remove(routeNamed(call, kind, given));
      keepGatewayBusy(call, gateway);
      return {};
    }),
  };
}

interface Identity {
  readonly VpnGatewayId: string;
  readonly NextHop: string;
  readonly RouteDest: string;
  readonly RouteSource?: string;
}

function routeNamed({ inventory, caller }: Call, kind: string, given: Identity): CloudObject<GatewayRoute> {
  const id = idOf(given);
  const route = inventory.find<GatewayRoute>(kind, id) ?? policyTo(inventory.seen<GatewayRoute>(kind, caller), given);
  // Source of the code: the provider, which takes it for "gone".
  if (!route) throw new Refusal("InvalidRouteEntry.NotFound", `${given.VpnGatewayId} has no such route.`, 404);
  return route;
}

/** The source of a policy route that is to be published is in no model of the API. */
function policyTo(routes: readonly CloudObject<GatewayRoute>[], { VpnGatewayId, NextHop, RouteDest }: Identity) {
  return routes.find(
    ({ fields }) =>
      fields.VpnInstanceId === VpnGatewayId && fields.NextHop === NextHop && fields.RouteDest === RouteDest,
  );
}

function idOf({ VpnGatewayId, NextHop, RouteSource = "", RouteDest }: Identity): string {
  return [VpnGatewayId, NextHop, RouteSource, RouteDest].join(":");
}
