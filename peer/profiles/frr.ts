import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, type Prefix } from "../prefixes";
import type { ProfileFile } from "../profile";

// BGP of FRR. Keywords: FRR user guide, chapters BGP, filtering and route maps; each was run with 8.4.4.

/** Seconds before the next attempt to open a session. */
const CONNECT_RETRY = 10;

export function frrConf({ tunnels }: PeerDevice): ProfileFile[] {
  const speakers = tunnels.filter(isBgp);
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  const asns = new Set(speakers.map(({ routing }) => routing.kind === "bgp" && routing.cloudAsn));
  const lines = [
    ...speakers.flatMap(policy),
    `router bgp ${shown(first.routing.siteAsn)}`,
    ` bgp router-id ${first.site.insideIp}`,
    " bgp graceful-restart-disable",
    " no bgp network import-check",
    ...(asns.size > 1 ? [" bgp bestpath as-path multipath-relax"] : []),
    ...speakers.flatMap(neighbor),
    " address-family ipv4 unicast",
    ...advertisedByDevice(speakers).map((cidr) => `  network ${cidr}`),
    ...speakers.flatMap(({ cloud, index }) => [
      `  neighbor ${cloud.insideIp} activate`,
      `  neighbor ${cloud.insideIp} route-map VPN${index}-IN in`,
      `  neighbor ${cloud.insideIp} route-map VPN${index}-OUT out`,
    ]),
    `  maximum-paths ${Math.max(2, speakers.length)}`,
    " exit-address-family",
    "exit",
  ];
  return [{ name: "frr.conf", comment: "!", lines }];
}

function policy(tunnel: PeerTunnel): string[] {
  const { index, standing, routing, name } = tunnel;
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  return [
    `! ${name}`,
    ...prefixList(`VPN${index}-IN`, acceptedPrefixes(tunnel)),
    ...prefixList(`VPN${index}-OUT`, advertisedPrefixes(tunnel)),
    `route-map VPN${index}-IN permit 10`,
    ` match ip address prefix-list VPN${index}-IN`,
    ` set local-preference ${standing.localPreference}`,
    "exit",
    `route-map VPN${index}-OUT permit 10`,
    ` match ip address prefix-list VPN${index}-OUT`,
    ...(standing.prepends > 0 ? [` set as-path prepend ${Array(standing.prepends).fill(asn).join(" ")}`] : []),
    "exit",
  ];
}

/** A list without entries would let everything through. */
function prefixList(name: string, prefixes: readonly Prefix[]): string[] {
  if (prefixes.length === 0) return [`ip prefix-list ${name} seq 5 deny 0.0.0.0/0 le 32`];
  return prefixes.map(({ action, cidr, orLonger }, position) => {
    const longer = orLonger && !cidr.endsWith("/32") ? " le 32" : "";
    return `ip prefix-list ${name} seq ${(position + 1) * 5} ${action} ${cidr}${longer}`;
  });
}

function neighbor({ cloud, routing, name }: PeerTunnel): string[] {
  if (routing.kind !== "bgp") return [];
  return [
    ` neighbor ${cloud.insideIp} remote-as ${routing.cloudAsn}`,
    ` neighbor ${cloud.insideIp} description ${name}`,
    ` neighbor ${cloud.insideIp} timers ${routing.keepalive} ${routing.hold}`,
    ` neighbor ${cloud.insideIp} timers connect ${CONNECT_RETRY}`,
  ];
}
