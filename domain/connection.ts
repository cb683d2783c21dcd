import type { Problem } from "./problem";

/** What applies to a VPN gateway where nothing is said: like a transit router's table, the VPC's learns what BGP learns. */
export const VPN_GATEWAY_DEFAULTS = { network: "public", autoPropagate: true } as const;

/**
 * What applies to a connection where nothing is said: the console's defaults, with strong crypto. The API's and the
 * provider's own defaults contradict these and each other, so everything is always written out.
 */
export const CONNECTION_DEFAULTS = {
  network: "public",
  crypto: "strong",
  routing: "destination",
  bgp: false,
  applyImmediately: false,
  dpd: true,
  natTraversal: true,
  keys: "variable",
  guardKeys: true,
  tunnelEdits: "refuse",
  revision: 1,
  advertise: true,
  associate: true,
  propagate: true,
} as const;

export const BANDWIDTHS = ["standard", "large"] as const;
/** Most that a tunnel carries: 1 Gbit/s, or 3. Source: `API_VPC`. */
export type Bandwidth = (typeof BANDWIDTHS)[number];

/** What applies to the health check of a single-tunnel connection where nothing is said. Source: `CREATE_A_VPN_CONNECTION`. */
export const HEALTH_CHECK_DEFAULTS = { interval: 3, retries: 3, switchRoute: true } as const;

/** What keeps a connection in the single-tunnel form from being: none can be made any more. Source: `PROVIDER`. */
export function singleTunnelProblem(importedConnection: string | undefined): Problem | undefined {
  if (importedConnection !== undefined) return undefined;
  return {
    what: "connections with a single tunnel can no longer be made: the API answers VpnConnection.InvalidCreateTunnelOptions",
    allowed: "tunnels 1 and 2, or import: {connection: vco-…} for one that runs already",
  };
}
