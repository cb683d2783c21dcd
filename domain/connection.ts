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
  guardKeys: true,
  advertise: true,
  associate: true,
  propagate: true,
} as const;
