import { formatIpv4, maskOf, network } from "../../domain/ipv4";
import { shown } from "../later";
import type { PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedPrefixes, listed, type Prefix } from "../prefixes";

// What FRR, IOS XE and ASA have alike: prefix lists, route maps and masks.

interface Dialect {
  /** How a prefix list starts. */
  readonly prefixList: "ip prefix-list" | "prefix-list";
  /** What ends a block that would otherwise go on. */
  readonly end: readonly string[];
  /** What starts a comment. */
  readonly comment: string;
}

/** Prefix lists and route maps of a tunnel, `VPN1-IN` and `VPN1-OUT`. */
export function routeMaps(tunnel: PeerTunnel, { prefixList, end, comment }: Dialect): string[] {
  const { index, standing, routing, name } = tunnel;
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  return [
    `${comment} ${name}`,
    ...entries(`${prefixList} VPN${index}-IN`, acceptedPrefixes(tunnel)),
    ...entries(`${prefixList} VPN${index}-OUT`, advertisedPrefixes(tunnel)),
    `route-map VPN${index}-IN permit 10`,
    ` match ip address prefix-list VPN${index}-IN`,
    ` set local-preference ${standing.localPreference}`,
    ...end,
    `route-map VPN${index}-OUT permit 10`,
    ` match ip address prefix-list VPN${index}-OUT`,
    ...(standing.prepends > 0 ? [` set as-path prepend ${Array(standing.prepends).fill(asn).join(" ")}`] : []),
    ...end,
  ];
}

function entries(list: string, prefixes: readonly Prefix[]): string[] {
  return listed(prefixes).map(({ action, cidr, orLonger }, position) => {
    const longer = orLonger && !cidr.endsWith("/32") ? " le 32" : "";
    return `${list} seq ${(position + 1) * 5} ${action} ${cidr}${longer}`;
  });
}

/** `10.0.0.0 255.0.0.0` */
export function addressAndMask(cidr: string): string {
  const { first, length } = network(cidr);
  return `${formatIpv4(first)} ${maskOf(length)}`;
}

/** `10.0.0.0 0.255.255.255` */
export function addressAndWildcard(cidr: string): string {
  const { first, length } = network(cidr);
  return `${formatIpv4(first)} ${formatIpv4(length === 32 ? 0 : 2 ** (32 - length) - 1)}`;
}

/** Of the two addresses of a tunnel. */
export const INSIDE_MASK = maskOf(30);
