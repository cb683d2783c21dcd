import type { Construct } from "constructs";
import { cidrProblem } from "../domain/ipv4";
import type { Found, Problem } from "../domain/problem";
import { type RouteWeight, routeName, routesProblem, vpnGatewayRouteOnlyProblem } from "../domain/route";
import { type AddressProps, addressOfPart } from "./address";
import { knownNow, problemOf } from "./refuse";
import { StaticRoute, staticRouteId } from "./static-route";
import type { ITransitRouterVpnAttachment } from "./transit-router-vpn-attachment";
import type { IVpnGatewayConnection } from "./vpn-gateway-connection";
import { VpnGatewayPolicyRoute, VpnGatewayRoute } from "./vpn-gateway-route";

/** A route into a connection of a site. All but `to` is for connections on a VPN gateway. */
export interface SiteRouteProps {
  /** Network at the site. */
  readonly to: string;
  /** Network in the cloud from which the traffic comes; makes it a policy route. @default none, a destination route */
  readonly from?: string;
  /** Of two routes to one network through two connections 100 is the active one, 0 the other. @default 100 */
  readonly weight?: RouteWeight;
  /** Write the route into the VPC's route table. @default true */
  readonly publish?: boolean;
}

/** What is wrong with the routes of a site's connection; each is part of a Terraform address. */
export function siteRoutesProblems(routes: readonly SiteRouteProps[], onVpnGateway: boolean): Found {
  const problems = routes.flatMap((route) => siteRouteProblem(route, onVpnGateway) ?? []);
  return problems.length > 0 ? problems : routesProblem(routes);
}

function siteRouteProblem(route: SiteRouteProps, onVpnGateway: boolean): Problem | undefined {
  const { to, from } = route;
  return (
    knownNow(to) ??
    knownNow(from) ??
    cidrProblem(to) ??
    problemOf(from, cidrProblem) ??
    (onVpnGateway ? undefined : vpnGatewayRouteOnlyProblem(route))
  );
}

/**
 * Routes of an attached connection. The cloud takes one change of a connection at a time, so each waits for the one before.
 * @param importedFrom Id of the connection when its routes exist already.
 */
export function addStaticRoutes(
  scope: Construct,
  attachment: ITransitRouterVpnAttachment,
  routes: readonly SiteRouteProps[],
  address: AddressProps,
  importedFrom?: string,
): void {
  let after: StaticRoute | undefined;
  for (const route of routes) {
    after = new StaticRoute(scope, idOf(route), {
      attachment,
      destination: route.to,
      ...(after ? { after } : {}),
      ...addressOfPart(address, routeName(route)),
      importId: importedFrom && staticRouteId(importedFrom, route.to),
    });
  }
}

/** Destination and policy routes of a VPN gateway into one of its connections. */
export function addVpnGatewayRoutes(
  scope: Construct,
  connection: IVpnGatewayConnection,
  routes: readonly SiteRouteProps[],
  address: AddressProps,
  importedFrom?: string,
): void {
  for (const route of routes) {
    const { to: destination, from: origin, ...settings } = route;
    const parts = [connection.vpnGatewayId, importedFrom, ...(origin === undefined ? [] : [origin]), destination];
    const props = {
      ...{ connection, destination, ...settings, ...addressOfPart(address, routeName(route)) },
      importId: importedFrom && parts.join(":"),
    };
    if (origin === undefined) new VpnGatewayRoute(scope, idOf(route), props);
    else new VpnGatewayPolicyRoute(scope, idOf(route), { ...props, origin });
  }
}

const idOf = (route: SiteRouteProps) => `route-${routeName(route)}`;

export function routesOf(routes: readonly (string | SiteRouteProps)[] = []): SiteRouteProps[] {
  return routes.map((route) => (typeof route === "string" ? { to: route } : route));
}
