import type { Construct } from "constructs";
import { routeName } from "../../domain/route";
import type { Route } from "../../site/connection";
import { StaticRoute, staticRouteId } from "../static-route";
import { type AddressProps, addressOfPart } from "../terraform/address";
import type { ITransitRouterVpnAttachment } from "../transit-router-vpn-attachment";
import type { IVpnGatewayConnection } from "../vpn-gateway-connection";
import { VpnGatewayPolicyRoute, VpnGatewayRoute } from "../vpn-gateway-route";

/**
 * Routes of an attached connection. The cloud accepts one change of a connection at a time, so each route waits for the
 * previous one.
 * @param importedFrom Id of the connection if its routes exist already.
 */
export function addStaticRoutes(
  scope: Construct,
  attachment: ITransitRouterVpnAttachment,
  routes: readonly Route[],
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
  routes: readonly Route[],
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

const idOf = (route: Route) => `route-${routeName(route)}`;
