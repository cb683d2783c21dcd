import type { BgpTunnel } from "./bgp-tunnels";

/** The same block in use twice, where it must not be. */
export interface InsideCidrClash {
  readonly cidr: string;
  /** The transit router, VPN gateway or device at which the tunnels meet. */
  readonly at: string;
  readonly tunnels: readonly BgpTunnel[];
}

/**
 * Blocks that two tunnels have at one end. The cloud demands it of the tunnels of a connection and of a VPN gateway only; a
 * device that tells its tunnels apart by address, and whoever reads routes, need it everywhere.
 */
export function insideCidrClashes(tunnels: readonly BgpTunnel[]): InsideCidrClash[] {
  const meeting = new Map<string, InsideCidrClash & { tunnels: BgpTunnel[] }>();
  for (const tunnel of tunnels) {
    for (const at of [tunnel.end, tunnel.device]) {
      const { cidr } = tunnel;
      if (cidr === undefined || at === undefined) continue;
      const clash = meeting.get(`${at} ${cidr}`) ?? { cidr, at, tunnels: [] };
      meeting.set(`${at} ${cidr}`, clash);
      clash.tunnels.push(tunnel);
    }
  }
  const found = [...meeting.values()].filter(({ tunnels }) => tunnels.length > 1);
  // Tunnels between the same device and transit router meet at both; once is enough.
  return found.filter(
    (clash) => !found.some((other) => other !== clash && other.at === clash.tunnels[0]?.end && covers(other, clash)),
  );
}

function covers(one: InsideCidrClash, other: InsideCidrClash): boolean {
  return other.tunnels.every((tunnel) => one.tunnels.includes(tunnel));
}
