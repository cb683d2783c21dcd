import type { BgpTunnel } from "./bgp-tunnels";

/** The same block in use twice, where it must not be. */
export interface InsideCidrClash {
  /** The block. */
  readonly cidr: string;
  /** The VPN gateway or device at which the tunnels meet. */
  readonly at: string;
  /** Tunnels that have the block. */
  readonly tunnels: readonly BgpTunnel[];
}

/**
 * Blocks that two tunnels share on one VPN gateway, or at one device, which distinguishes its tunnels by address. On a
 * transit router two devices may share a block; no source forbids it. Source: `CREATE_A_VPN_CONNECTION`, `API_VPC`.
 */
export function insideCidrClashes(tunnels: readonly BgpTunnel[]): InsideCidrClash[] {
  const meeting = new Map<string, InsideCidrClash & { tunnels: BgpTunnel[] }>();
  for (const tunnel of tunnels) {
    const { cidr, device, end, isOnVpnGateway } = tunnel;
    for (const at of [isOnVpnGateway ? end : undefined, device]) {
      if (cidr === undefined || at === undefined) continue;
      const clash = meeting.get(`${at} ${cidr}`) ?? { cidr, at, tunnels: [] };
      meeting.set(`${at} ${cidr}`, clash);
      clash.tunnels.push(tunnel);
    }
  }
  const found = [...meeting.values()].filter(({ tunnels }) => tunnels.length > 1);
  // report tunnels that meet at several places at the place where most of them meet
  return found.filter((clash, place) => !found.some((other, index) => replaces(other, clash, index < place)));
}

function replaces(one: InsideCidrClash, other: InsideCidrClash, isEarlier: boolean): boolean {
  if (one === other || !other.tunnels.every((tunnel) => one.tunnels.includes(tunnel))) return false;
  return isEarlier || one.tunnels.length > other.tunnels.length;
}
