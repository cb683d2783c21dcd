/** A connection has exactly these tunnels. On a VPN gateway 1 is the master and 2 the slave. */
export const TUNNELS = [1, 2] as const;
export type TunnelNumber = (typeof TUNNELS)[number];

/** Something of each tunnel. */
export function byTunnel<T>(make: (number: TunnelNumber) => T): Record<TunnelNumber, T> {
  return { 1: make(1), 2: make(2) };
}

export const BOTH_TUNNELS = "exactly tunnels 1 and 2";
