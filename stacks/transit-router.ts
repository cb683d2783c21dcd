import { Fn, TerraformLocal, type TerraformStack } from "cdktf";
import type { Environment, RouteTable } from "../config";
import { type ExistingTransitRouterProps, type ITransitRouter, TransitRouter } from "../modules/transit-router";
import type { RouteTable as PlainRouteTable } from "../site/transit-router";
import type { Providers } from "./providers";

/**
 * The transit router on which sites end: an existing one, with what this file adds, or the hub stack's, whose ids come
 * across stacks.
 */
export function addTransitRouter(
  stack: TerraformStack,
  { transitRouter: router, region }: Environment,
  providers: Providers,
  hub: ITransitRouter | undefined,
): ITransitRouter | undefined {
  if (!router) return undefined;
  const shared = { terraformName: "transit-router", region, ...providers.of(router.account) };
  const props = hub ? propsOfHub(stack, router, hub) : propsOfExisting(router);
  return TransitRouter.fromIds(stack, "transit-router", { ...shared, ...props });
}

type Router = NonNullable<Environment["transitRouter"]>;

function propsOfHub(stack: TerraformStack, { routeTables }: Router, hub: ITransitRouter): ExistingTransitRouterProps {
  const tables = Object.entries(routeTables).map(([key, table]) => ({ key, table, id: hub.routeTableId(key) }));
  // The hub's stack outputs every table named here, even one that no site uses yet, so that a site can use it at once.
  const named = Object.fromEntries(tables.map(({ key, id }) => [key, Fn.try([id, ""])]));
  new TerraformLocal(stack, "route-tables", named).overrideLogicalId("route-tables");
  return {
    cenId: hub.cenId,
    transitRouterId: hub.transitRouterId,
    // The hub's stack makes the transit router, and the cloud sells only one edition.
    checkEdition: false,
    routeTables: Object.fromEntries(tables.map(({ key, table, id }) => [key, { id, ...past(table) }])),
  };
}

function propsOfExisting(router: Router): ExistingTransitRouterProps {
  if (router.id === undefined) throw new RangeError("a new transit router has a stack of its own");
  const { cen, id, cidrs, routeTables, transit, transitPriority, source } = router;
  return {
    cenId: cen,
    transitRouterId: id,
    ...(cidrs === "existing" ? {} : { cidrs }),
    routeTables: tablesOf(routeTables),
    ...{ transit, transitPriority, source },
  };
}

const past = ({ formerly }: RouteTable) => (formerly === undefined ? {} : { formerly });

export function tablesOf(tables: Readonly<Record<string, RouteTable>>): Record<string, PlainRouteTable> {
  return Object.fromEntries(
    Object.entries(tables).map(([key, { id, ...table }]) => [key, { ...table, ...(id === undefined ? {} : { id }) }]),
  );
}
