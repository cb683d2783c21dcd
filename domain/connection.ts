import type { Problem } from "./problem";

/** Defaults of a VPN gateway: the VPC's route table learns what BGP learns, like a transit router's table. */
export const VPN_GATEWAY_DEFAULTS = { network: "public", autoPropagate: true } as const;

/**
 * Defaults of a connection: the console's defaults, with strong crypto. The API's and the provider's own defaults
 * contradict these and each other, so cenvpn always writes out everything.
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
/** Capacity of a tunnel: 1 Gbit/s, or 3. Source: `API_VPC`. */
export type Bandwidth = (typeof BANDWIDTHS)[number];

/** Defaults of the health check of a single-tunnel connection. Source: `CREATE_A_VPN_CONNECTION`. */
export const HEALTH_CHECK_DEFAULTS = { interval: 3, retries: 3, switchRoute: true } as const;

/** Why a new connection cannot have the single-tunnel form: the API no longer makes one. Source: `PROVIDER`. */
export function singleTunnelProblem(importedConnection: string | undefined): Problem | undefined {
  if (importedConnection !== undefined) return undefined;
  return {
    what: "the API no longer makes connections with a single tunnel: VpnConnection.InvalidCreateTunnelOptions",
    allowed: "tunnels 1 and 2, or import: {connection: vco-…} for a running connection",
  };
}
