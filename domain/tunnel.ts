/** A connection has exactly these tunnels. On a VPN gateway 1 is the master and 2 the slave. */
export const TUNNELS = [1, 2] as const;
export type TunnelNumber = (typeof TUNNELS)[number];

/** Key of a tunnel's pre-shared key in the variable `psks`. */
export function pskKey(site: string, connection: string, tunnel: TunnelNumber): string {
  return `${site}/${connection}/${tunnel}`;
}
