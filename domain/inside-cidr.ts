import { contains, formatCidr, formatIpv4, network, overlaps, parseCidr, parseIpv4, RANGES } from "./ipv4";
import { type Problem, worded, wordedFigures } from "./problem";

/**
 * Blocks that the cloud keeps for itself. The single-tunnel part of the documentation leaves out 169.254.6.0/30; the
 * dual-tunnel part and the API have it. Source: `API_VPC`, `CREATE_A_VPN_CONNECTION`.
 */
export const RESERVED_INSIDE_CIDRS = [
  "169.254.0.0/30",
  "169.254.1.0/30",
  "169.254.2.0/30",
  "169.254.3.0/30",
  "169.254.4.0/30",
  "169.254.5.0/30",
  "169.254.6.0/30",
  "169.254.169.252/30",
];

const ALLOWED =
  "a /30 of 169.254.0.0/16 outside the eight reserved ones (169.254.0.0 to 169.254.6.0 and 169.254.169.252)";

/** Why a network cannot be the inside CIDR of a tunnel. */
export function insideCidrProblem(text: string): Problem | undefined {
  const block = parseCidr(text);
  if (!block) return { what: `${wordedFigures(text)} is not an IPv4 network on its own boundary`, allowed: ALLOWED };
  if (block.length !== 30) return { what: `${text} is a /${block.length}`, allowed: ALLOWED };
  if (!contains(RANGES.linkLocal, block)) return { what: `${text} is outside 169.254.0.0/16`, allowed: ALLOWED };
  if (RESERVED_INSIDE_CIDRS.includes(text)) return { what: `${text} is reserved by the cloud`, allowed: ALLOWED };
  return undefined;
}

/** Why two networks cannot be the inside CIDRs of the two tunnels of a connection. Source: `CREATE_A_VPN_CONNECTION`. */
export function insideCidrsProblem(one: string, two: string): Problem | undefined {
  const [first, second] = [parseCidr(one), parseCidr(two)];
  return first && second && overlaps(first, second)
    ? { what: `${two} is the inside CIDR of both tunnels`, allowed: "a block of its own for each tunnel" }
    : undefined;
}

/** Where free blocks begin while none is in use: above the reserved ones. */
const FIRST_GIVEN_OUT = "169.254.10.0/30";

/**
 * The blocks that the cloud accepts as inside CIDRs, in the order in which cenvpn gives out free ones: upwards from the
 * /24 of the lowest in use, then from the bottom. So a network keeps its blocks together.
 */
export function insideCidrsInOrder(inUse: Iterable<string>): string[] {
  const { first, last } = RANGES.linkLocal;
  const used = [...inUse].map((cidr) => network(cidr).first);
  const lowest = used.length > 0 ? used.reduce((one, other) => Math.min(one, other)) : network(FIRST_GIVEN_OUT).first;
  const start = lowest - (lowest % 256) - first;
  const size = last - first + 1;
  return Array.from({ length: size / 4 }, (_, index) => first + ((start + index * 4) % size))
    .map((address) => formatCidr({ first: address, last: address + 3, length: 30 }))
    .filter((cidr) => !RESERVED_INSIDE_CIDRS.includes(cidr));
}

/** The two addresses of an inside CIDR: the lower one for the cloud, the higher one for the site, as in the vendor's examples. */
const HOSTS = { cloud: 1, site: 2 } as const;

export function tunnelHosts(insideCidr: string): { cloud: string; site: string } {
  const { first } = network(insideCidr);
  return { cloud: formatIpv4(first + HOSTS.cloud), site: formatIpv4(first + HOSTS.site) };
}

/** Why an address cannot be the cloud's BGP address in an inside CIDR. */
export function localBgpIpProblem(ip: string, insideCidr: string): Problem | undefined {
  const block = parseCidr(insideCidr);
  if (block?.length !== 30) return undefined; // another check reports a wrong inside CIDR
  const address = parseIpv4(ip);
  if (address === block.first + HOSTS.cloud || address === block.first + HOSTS.site) return undefined;
  const { cloud, site } = tunnelHosts(insideCidr);
  const allowed = `${cloud} or ${site}, the two addresses of ${insideCidr}`;
  if (address === undefined) return { what: `${worded(ip)} is not an IPv4 address`, allowed };
  return { what: `${ip} is not a usable address of ${insideCidr}`, allowed };
}
