import { shown } from "../later";
import type { PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, listed, type Prefix } from "../prefixes";
import type { Line } from "../profile";
import { addressAndMask } from "./cisco";

// What VRP and Comware, whose ancestor is VRP, have alike: static routes, BGP and its policies.

/** The words that differ. */
export interface RoutingWords {
  /** What starts the routes of IPv4. */
  readonly family: "ipv4-family unicast" | "address-family ipv4 unicast";
  /** How many paths carry traffic at once. */
  readonly paths: "maximum load-balancing" | "balance";
  readonly prefixList: "ip-prefix" | "prefix-list";
  /** How a policy names a list. */
  readonly match: "ip-prefix" | "ip address prefix-list";
  /** What stands behind ASNs that come before the path. */
  readonly afterPath: " additive" | "";
}

/** Routes to the networks of the cloud, where BGP does not learn them. */
export function staticRoutes({ index, routing, standing }: PeerTunnel): Line[] {
  if (routing.kind === "bgp") return [];
  return routing.routes.map(
    (cidr) => `ip route-static ${addressAndMask(cidr)} Tunnel${index} preference ${standing.distance}`,
  );
}

/** BGP over some tunnels, with what they accept and advertise. */
export function bgp(speakers: readonly PeerTunnel[], words: RoutingWords): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  const peers = speakers.flatMap(({ cloud: { insideIp }, routing }) =>
    routing.kind === "bgp"
      ? [
          ` peer ${insideIp} as-number ${routing.cloudAsn}`,
          ` peer ${insideIp} timer keepalive ${routing.keepalive} hold ${routing.hold}`,
        ]
      : [],
  );
  return [
    ...speakers.flatMap((tunnel) => policies(tunnel, words)),
    `bgp ${shown(first.routing.siteAsn)}`,
    ` router-id ${first.site.insideIp}`,
    ...peers,
    ` ${words.family}`,
    ...advertisedByDevice(speakers).map((cidr) => `  network ${addressAndMask(cidr)}`),
    `  ${words.paths} ${Math.max(2, speakers.length)}`,
    ...speakers.flatMap(({ cloud: { insideIp }, index }) => [
      `  peer ${insideIp} enable`,
      `  peer ${insideIp} route-policy vpn${index}-in import`,
      `  peer ${insideIp} route-policy vpn${index}-out export`,
    ]),
  ];
}

function policies(tunnel: PeerTunnel, { prefixList, match, afterPath }: RoutingWords): Line[] {
  const { index, standing, routing } = tunnel;
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  const [incoming, outgoing] = [`vpn${index}-in`, `vpn${index}-out`];
  return [
    ...entries(`ip ${prefixList} ${incoming}`, acceptedPrefixes(tunnel)),
    ...entries(`ip ${prefixList} ${outgoing}`, advertisedPrefixes(tunnel)),
    `route-policy ${incoming} permit node 10`,
    ` if-match ${match} ${incoming}`,
    ` apply local-preference ${standing.localPreference}`,
    `route-policy ${outgoing} permit node 10`,
    ` if-match ${match} ${outgoing}`,
    ...(standing.prepends > 0 ? [` apply as-path ${Array(standing.prepends).fill(asn).join(" ")}${afterPath}`] : []),
  ];
}

function entries(list: string, prefixes: readonly Prefix[]): Line[] {
  return listed(prefixes).map(({ action, cidr, orLonger }, position) => {
    const longer = orLonger && !cidr.endsWith("/32") ? " less-equal 32" : "";
    return `${list} index ${(position + 1) * 10} ${action} ${cidr.replace("/", " ")}${longer}`;
  });
}
