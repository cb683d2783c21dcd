import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { advertisedByDevice } from "../prefixes";
import type { ProfileFile } from "../profile";
import { routeMaps } from "./cisco";

// BGP of FRR. Keywords: FRR user guide, chapters BGP, filtering and route maps; each was run with 8.4.4.

const DIALECT = { prefixList: "ip prefix-list", end: ["exit"], comment: "!" } as const;
/** Seconds before the next attempt to open a session. */
const CONNECT_RETRY = 10;

export function frrConf({ tunnels }: PeerDevice): ProfileFile[] {
  const speakers = tunnels.filter(isBgp);
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  const asns = new Set(speakers.map(({ routing }) => routing.kind === "bgp" && routing.cloudAsn));
  const lines = [
    ...speakers.flatMap((tunnel) => routeMaps(tunnel, DIALECT)),
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

function neighbor({ cloud, routing, name }: PeerTunnel): string[] {
  if (routing.kind !== "bgp") return [];
  return [
    ` neighbor ${cloud.insideIp} remote-as ${routing.cloudAsn}`,
    ` neighbor ${cloud.insideIp} description ${name}`,
    ` neighbor ${cloud.insideIp} timers ${routing.keepalive} ${routing.hold}`,
    ` neighbor ${cloud.insideIp} timers connect ${CONNECT_RETRY}`,
  ];
}
