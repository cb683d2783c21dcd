import { identityKind } from "../identity";
import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import type { Line, PeerProfile, PskOf } from "../profile";
import { INSIDE_MASK } from "./cisco";
import { bgp, type RoutingWords, staticRoutes } from "./vrp-routing";

const CIPHER = {
  aes: "aes-cbc-128",
  aes192: "aes-cbc-192",
  aes256: "aes-cbc-256",
  des: "des-cbc",
  "3des": "3des-cbc",
} as const;
/** IKEv1 calls sha1 sha. */
const HASH = { md5: "md5", sha1: "sha", sha256: "sha256", sha384: "sha384", sha512: "sha512" } as const;

const WORDS: RoutingWords = {
  family: "address-family ipv4 unicast",
  paths: "balance",
  prefixList: "prefix-list",
  match: "ip address prefix-list",
  afterPath: "",
};

export const comware: PeerProfile = {
  confidence: "inferred",
  sources: [
    { title: "HPE Comware 7 security configuration guides, 5998-8419b and 5200-4026" },
    { title: "HPE HSR6800 security configuration guide, IPsec profiles" },
    { title: "VPN documentation, “Configure local gateways”, H3C", date: "2021-03-09" },
  ],
  beside: [
    "On a firewall the tunnel interfaces belong to a security zone, and policies permit the traffic.",
    "BGP advertises a network when the router has a route to exactly this network.",
  ],
  files: (device, psk) => [{ name: "comware.cfg", comment: "#", lines: configuration(device, psk) }],
};

function configuration({ tunnels }: PeerDevice, psk: PskOf): Line[] {
  return [
    ...tunnels.flatMap((tunnel) => [
      `# ${tunnel.name}`,
      ...(tunnel.ike.version === "ikev1" ? ikev1(tunnel, psk(tunnel)) : ikev2(tunnel, psk(tunnel))),
      ...ipsec(tunnel),
      ...tunnelInterface(tunnel),
      ...staticRoutes(tunnel),
    ]),
    ...bgp(tunnels.filter(isBgp), WORDS),
  ];
}

function ikev1({ index, ike, site, cloud, dpd }: PeerTunnel, psk: string): Line[] {
  return [
    `ike proposal ${index}`,
    ` encryption-algorithm ${CIPHER[ike.encryption]}`,
    ` authentication-algorithm ${HASH[ike.authentication]}`,
    ` dh ${ike.dhGroup}`,
    ` sa duration ${ike.lifetime}`,
    `ike keychain vpn${index}`,
    ` pre-shared-key address ${shown(cloud.address)} 255.255.255.255 key simple ${psk}`,
    `ike profile vpn${index}`,
    ` keychain vpn${index}`,
    ` exchange-mode ${ike.mode}`,
    ` local-identity ${identity(site.identity)}`,
    ` match remote identity ${identity(cloud.identity)}`,
    ` proposal ${index}`,
    ...(dpd ? [` dpd interval ${dpd.interval} retry ${dpd.retries} periodic`] : []),
  ];
}

function ikev2({ index, ike, site, cloud, dpd }: PeerTunnel, psk: string): Line[] {
  const hash = ike.authentication;
  return [
    `ikev2 proposal vpn${index}`,
    ` encryption ${CIPHER[ike.encryption]}`,
    ` integrity ${hash}`,
    ` prf ${hash}`,
    ` dh ${ike.dhGroup}`,
    `ikev2 policy vpn${index}`,
    ` proposal vpn${index}`,
    ` match local address ${shown(site.address)}`,
    `ikev2 keychain vpn${index}`,
    ` peer vpn${index}`,
    `  address ${shown(cloud.address)} 255.255.255.255`,
    `  pre-shared-key plaintext ${psk}`,
    `ikev2 profile vpn${index}`,
    " authentication-method local pre-share",
    " authentication-method remote pre-share",
    ` keychain vpn${index}`,
    ` identity local ${identity(site.identity)}`,
    ` match remote identity ${identity(cloud.identity)}`,
    ` sa duration ${ike.lifetime}`,
    ...(dpd ? [` dpd interval ${dpd.interval} retry ${dpd.retries} periodic`] : []),
  ];
}

function identity(value: PeerTunnel["site"]["identity"]): string {
  return `${identityKind(value) === "address" ? "address" : "fqdn"} ${shown(value)}`;
}

function ipsec({ index, ike, ipsec }: PeerTunnel): Line[] {
  return [
    `ipsec transform-set vpn${index}`,
    " encapsulation-mode tunnel",
    " protocol esp",
    ` esp encryption-algorithm ${CIPHER[ipsec.encryption]}`,
    ` esp authentication-algorithm ${ipsec.authentication}`,
    ...(ipsec.pfs === "disabled" ? [] : [` pfs dh-${ipsec.pfs}`]),
    `ipsec profile vpn${index} isakmp`,
    ` transform-set vpn${index}`,
    ` ${ike.version === "ikev1" ? "ike-profile" : "ikev2-profile"} vpn${index}`,
    ` sa duration time-based ${ipsec.lifetime}`,
  ];
}

function tunnelInterface({ index, site, cloud, mtu, name }: PeerTunnel): Line[] {
  return [
    `interface Tunnel${index} mode ipsec`,
    ` description ${name}`,
    ...(site.insideIp === undefined ? [] : [` ip address ${site.insideIp} ${INSIDE_MASK}`]),
    ` source ${shown(site.address)}`,
    ` destination ${shown(cloud.address)}`,
    ` mtu ${mtu.tunnel}`,
    ` tcp mss ${mtu.mss}`,
    ` tunnel protection ipsec profile vpn${index}`,
  ];
}
