import { identityKind } from "../identity";
import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import type { Line, PeerProfile, PskOf } from "../profile";
import { INSIDE_MASK } from "./cisco";
import { bgp, type RoutingWords, staticRoutes } from "./vrp-routing";

const CIPHER = { aes: "aes-128", aes192: "aes-192", aes256: "aes-256", des: "des", "3des": "3des" } as const;
const HASH = { md5: "md5", sha1: "sha1", sha256: "sha2-256", sha384: "sha2-384", sha512: "sha2-512" } as const;

const WORDS: RoutingWords = {
  family: "ipv4-family unicast",
  paths: "maximum load-balancing",
  prefixList: "ip-prefix",
  match: "ip-prefix",
  afterPath: " additive",
};

export const vrp: PeerProfile = {
  confidence: "inferred",
  sources: [
    { title: "Huawei USG6000E, configuration of IPSec and IKE" },
    { title: "Huawei EDOC1000097293, AR500 V200R007" },
    { title: "VPN documentation, “Configure local gateways”, Huawei", date: "2021-03-09" },
  ],
  beside: [
    "Names of algorithms differ between releases: an AR writes aes-cbc-128 where a USG writes aes-128.",
    "On a USG the tunnel interfaces belong to a zone, and security policies permit UDP 500, UDP 4500 and the traffic.",
    "NAT excludes traffic to the cloud. With sha2-256, older releases need ipsec authentication sha2 compatible enable.",
    "BGP advertises a network when the router has a route to exactly this network.",
  ],
  files: (device, psk) => [{ name: "vrp.cfg", comment: "#", lines: configuration(device, psk) }],
};

function configuration({ tunnels }: PeerDevice, psk: PskOf): Line[] {
  return [
    ...tunnels.flatMap((tunnel) => [
      `# ${tunnel.name}`,
      ...ike(tunnel, psk(tunnel)),
      ...ipsec(tunnel),
      ...tunnelInterface(tunnel),
      ...staticRoutes(tunnel),
    ]),
    ...bgp(tunnels.filter(isBgp), WORDS),
  ];
}

function ike({ index, ike, site, cloud, dpd, natTraversal }: PeerTunnel, psk: string): Line[] {
  const isV1 = ike.version === "ikev1";
  const identity = identityKind(site.identity) === "address" ? "ip" : "fqdn";
  return [
    `ike proposal ${index}`,
    ` encryption-algorithm ${CIPHER[ike.encryption]}`,
    ` dh ${ike.dhGroup}`,
    ...(isV1
      ? [` authentication-algorithm ${HASH[ike.authentication]}`]
      : [` integrity-algorithm hmac-${HASH[ike.authentication]}`, ` prf hmac-${HASH[ike.authentication]}`]),
    " authentication-method pre-share",
    ` sa duration ${ike.lifetime}`,
    `ike peer vpn${index}`,
    ` undo version ${isV1 ? 2 : 1}`,
    ` pre-shared-key ${psk}`,
    ` ike-proposal ${index}`,
    ` local-id-type ${identity}`,
    ` local-id ${shown(site.identity)}`,
    ` remote-id ${shown(cloud.identity)}`,
    ` remote-address ${shown(cloud.address)}`,
    ...(dpd
      ? [" dpd type periodic", ` dpd idle-time ${dpd.interval}`, ` dpd retransmit-interval ${dpd.interval}`]
      : []),
    natTraversal ? " nat traversal" : " undo nat traversal",
  ];
}

function ipsec({ index, ipsec }: PeerTunnel): Line[] {
  return [
    `ipsec proposal vpn${index}`,
    " encapsulation-mode tunnel",
    ` esp authentication-algorithm ${HASH[ipsec.authentication]}`,
    ` esp encryption-algorithm ${CIPHER[ipsec.encryption]}`,
    `ipsec profile vpn${index}`,
    ` ike-peer vpn${index}`,
    ` proposal vpn${index}`,
    ...(ipsec.pfs === "disabled" ? [] : [` pfs dh-${ipsec.pfs}`]),
    ` sa duration time-based ${ipsec.lifetime}`,
  ];
}

function tunnelInterface({ index, site, cloud, mtu, name }: PeerTunnel): Line[] {
  return [
    `interface Tunnel${index}`,
    ` description ${name}`,
    ...(site.insideIp === undefined ? [] : [` ip address ${site.insideIp} ${INSIDE_MASK}`]),
    " tunnel-protocol ipsec",
    ` source ${shown(site.address)}`,
    ` destination ${shown(cloud.address)}`,
    ` mtu ${mtu.tunnel}`,
    ` tcp adjust-mss ${mtu.mss}`,
    ` ipsec profile vpn${index}`,
  ];
}
