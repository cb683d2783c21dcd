import { ROUTE_DEFAULTS, type RouteWeight } from "../../domain/route";
import type { ConnectionFile } from "../schema";

/** A route into a connection; all but `to` on a VPN gateway only. */
export interface Route {
  readonly to: string;
  readonly from?: string;
  readonly weight?: RouteWeight;
  readonly publish?: boolean;
}

export function toRoute(route: RouteFile, onVpnGateway: boolean): Route {
  const settings = typeof route === "string" ? { to: route } : route;
  return onVpnGateway ? { ...ROUTE_DEFAULTS, ...settings } : settings;
}

type RouteFile = NonNullable<ConnectionFile["routes"]>[number];
