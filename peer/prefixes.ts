import { contains, network } from "../domain/ipv4";
import { EVERYWHERE } from "../domain/route";
import type { PeerTunnel } from "./model";

/** An entry of a prefix list; with `orLonger` also the networks in it. */
export interface Prefix {
  readonly action: "permit" | "deny";
  readonly cidr: string;
  readonly orLonger: boolean;
}

/**
 * Networks that a tunnel's device accepts by BGP; the first match decides, and networks without a match are refused.
 */
export function acceptedPrefixes({ routing }: PeerTunnel): readonly Prefix[] {
  if (routing.kind !== "bgp") return [];
  if (routing.accept) return routing.accept.map((cidr) => ({ action: "permit", cidr, orLonger: true }));
  return [
    { action: "deny", cidr: EVERYWHERE, orLonger: false },
    { action: "deny", cidr: "169.254.0.0/16", orLonger: true },
    ...routing.advertise.map((cidr) => ({ action: "deny" as const, cidr, orLonger: true })),
    { action: "permit", cidr: EVERYWHERE, orLonger: true },
  ];
}

/** What it lets out. */
export function advertisedPrefixes({ routing }: PeerTunnel): readonly Prefix[] {
  if (routing.kind !== "bgp") return [];
  return routing.advertise.map((cidr) => ({ action: "permit", cidr, orLonger: false }));
}

/** The same as a list with at least one entry: an empty list would permit everything. */
export function listed(prefixes: readonly Prefix[]): readonly Prefix[] {
  return prefixes.length > 0 ? prefixes : [{ action: "deny", cidr: EVERYWHERE, orLonger: true }];
}

/** What all tunnels of a device advertise, each network once. */
export function advertisedByDevice(tunnels: readonly PeerTunnel[]): string[] {
  return [...new Set(tunnels.flatMap((tunnel) => advertisedPrefixes(tunnel).map(({ cidr }) => cidr)))];
}

/** Whether a prefix list lets a network through. */
export function lets(prefixes: readonly Prefix[], cidr: string): boolean {
  const found = prefixes.find((prefix) =>
    prefix.orLonger ? contains(network(prefix.cidr), network(cidr)) : prefix.cidr === cidr,
  );
  return found?.action === "permit";
}
