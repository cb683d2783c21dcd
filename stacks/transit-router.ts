import { Fn, TerraformLocal, type TerraformStack } from "cdktf";
import type { Environment, RouteTable } from "../config";
import { type ITransitRouter, TransitRouter } from "../modules/transit-router";
import type { RouteTable as PlainRouteTable } from "../site/transit-router";
import type { Providers } from "./providers";

/**
 * The transit router on which sites end: one that exists, with what this file adds to it, or that of the hub's stack, whose
 * ids come across stacks.
 */
export function addTransitRouter(
  stack: TerraformStack,
  { transitRouter: router, region }: Environment,
  providers: Providers,
  hub: ITransitRouter | undefined,
): ITransitRouter | undefined {
  if (!router) return undefined;
  const shared = { terraformName: "transit-router", region, ...providers.of(router.account) };
  if (hub) {
    const tables = Object.keys(router.routeTables).map((key): [string, string] => [key, hub.routeTableId(key)]);
    // The hub's stack gives out what is named here, so also tables that no site uses yet: one can turn to them at once.
    const named = Object.fromEntries(tables.map(([key, id]) => [key, Fn.try([id, ""])]));
    new TerraformLocal(stack, "route-tables", named).overrideLogicalId("route-tables");
    return TransitRouter.fromIds(stack, "transit-router", {
      ...shared,
      cenId: hub.cenId,
      transitRouterId: hub.transitRouterId,
      // It is made by the hub's stack, and only one edition is sold.
      checkEdition: false,
      routeTables: Object.fromEntries(tables.map(([key, id]) => [key, { id, ...past(router.routeTables[key]) }])),
    });
  }
  if (router.id === undefined) throw new RangeError("a new transit router has a stack of its own");
  const { cen, id, cidrs, routeTables, transit, transitPriority, source } = router;
  return TransitRouter.fromIds(stack, "transit-router", {
    ...shared,
    cenId: cen,
    transitRouterId: id,
    ...(cidrs === "existing" ? {} : { cidrs }),
    routeTables: tablesOf(routeTables),
    ...{ transit, transitPriority, source },
  });
}

const past = (table: RouteTable | undefined) => (table?.formerly === undefined ? {} : { formerly: table.formerly });

export function tablesOf(tables: Readonly<Record<string, RouteTable>>): Record<string, PlainRouteTable> {
  return Object.fromEntries(
    Object.entries(tables).map(([key, { id, ...table }]) => [key, { ...table, ...(id === undefined ? {} : { id }) }]),
  );
}
