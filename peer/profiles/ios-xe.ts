import { IOS_XE_WEAK_CRYPTO } from "../../domain/source";
import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { advertisedByDevice } from "../prefixes";
import { indented, inferred, type Line, type PeerProfile, type PskOf } from "../profile";
import { addressAndMask, addressAndWildcard, INSIDE_MASK, routeMaps } from "./cisco";
import { ikeOfDevice, ikeOfIpsec, ikeOfTunnel } from "./ios-xe-ike";

const ESP_CIPHER = {
  aes: "esp-aes",
  aes192: "esp-aes 192",
  aes256: "esp-aes 256",
  des: "esp-des",
  "3des": "esp-3des",
} as const;
const ESP_HASH = {
  md5: "esp-md5-hmac",
  sha1: "esp-sha-hmac",
  sha256: "esp-sha256-hmac",
  sha384: "esp-sha384-hmac",
  sha512: "esp-sha512-hmac",
} as const;

export const iosXe: PeerProfile = {
  confidence: "documented",
  sources: [
    { title: "terraform-provider-iosxe, crypto_ikev2_*, crypto_ipsec_* and interface_tunnel, from Cisco's YANG" },
    { title: "Cisco “Security and VPN configuration guide, IOS XE 17.x”, IPsec virtual tunnel interfaces" },
    { title: "Google Cloud, “Using Cloud VPN with Cisco ASR”" },
    IOS_XE_WEAK_CRYPTO,
  ],
  beside: [
    "Access lists permit UDP 500, UDP 4500 and ESP from both gateway addresses.",
    "BGP advertises a network when the router has a route to exactly this network.",
  ],
  files: (device, psk) => [{ name: "ios-xe.cfg", comment: "!", lines: configuration(device, psk) }],
};

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  return [
    ...ikeOfDevice(device),
    ...tunnels.flatMap((tunnel) => [
      `! ${tunnel.name}`,
      ...ikeOfTunnel(tunnel, psk(tunnel)),
      ...esp(tunnel),
      ...tunnelInterface(tunnel, device),
      ...staticRoutes(tunnel),
    ]),
    ...bgp(tunnels.filter(isBgp)),
  ];
}

function esp(tunnel: PeerTunnel): Line[] {
  const { index, ipsec } = tunnel;
  return [
    `crypto ipsec transform-set VPN${index} ${ESP_CIPHER[ipsec.encryption]} ${ESP_HASH[ipsec.authentication]}`,
    " mode tunnel",
    `crypto ipsec profile VPN${index}`,
    ` set security-association lifetime seconds ${ipsec.lifetime}`,
    inferred(" set security-association lifetime kilobytes disable"),
    ` set transform-set VPN${index}`,
    ...(ipsec.pfs === "disabled" ? [] : [` set pfs ${ipsec.pfs}`]),
    ikeOfIpsec(tunnel),
  ];
}

function tunnelInterface(
  { index, name, site, cloud, mtu, routing, selectors }: PeerTunnel,
  device: PeerDevice,
): Line[] {
  const pairs = selectors.site.flatMap((one) => selectors.cloud.map((other) => [one, other] as const));
  const isFlows = routing.kind === "flows";
  return [
    ...(isFlows ? [`ip access-list extended VPN${index}`] : []),
    ...(isFlows
      ? pairs.map(([one, other]) => ` permit ip ${addressAndWildcard(one)} ${addressAndWildcard(other)}`)
      : []),
    `interface Tunnel${index}`,
    ` description ${name}`,
    site.insideIp === undefined
      ? inferred(` ip unnumbered ${device.interface ?? "<outside interface>"}`)
      : ` ip address ${site.insideIp} ${INSIDE_MASK}`,
    ` ip mtu ${mtu.tunnel}`,
    ` ip tcp adjust-mss ${mtu.mss}`,
    ` tunnel source ${device.interface ?? shown(site.address)}`,
    " tunnel mode ipsec ipv4",
    ` tunnel destination ${shown(cloud.address)}`,
    ...(isFlows ? [` tunnel protection ipsec policy ipv4 VPN${index}`] : []),
    ` tunnel protection ipsec profile VPN${index}`,
  ];
}

function staticRoutes({ index, routing, standing }: PeerTunnel): Line[] {
  if (routing.kind === "bgp") return [];
  return routing.routes.map((cidr) => `ip route ${addressAndMask(cidr)} Tunnel${index} ${standing.distance}`);
}

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    ...speakers.flatMap((tunnel) => routeMaps(tunnel, { prefixList: "ip prefix-list", end: [], comment: "!" })),
    `router bgp ${shown(first.routing.siteAsn)}`,
    ` bgp router-id ${first.site.insideIp}`,
    ...speakers.flatMap(({ cloud: { insideIp }, routing, name }) =>
      routing.kind === "bgp"
        ? [
            ` neighbor ${insideIp} remote-as ${routing.cloudAsn}`,
            ` neighbor ${insideIp} description ${name}`,
            ` neighbor ${insideIp} timers ${routing.keepalive} ${routing.hold}`,
          ]
        : [],
    ),
    " address-family ipv4",
    ...indented(
      [
        ...advertisedByDevice(speakers).map((cidr) => `network ${addressAndMask(cidr).replace(" ", " mask ")}`),
        ...speakers.flatMap(({ cloud: { insideIp }, index }) => [
          `neighbor ${insideIp} activate`,
          `neighbor ${insideIp} route-map VPN${index}-IN in`,
          `neighbor ${insideIp} route-map VPN${index}-OUT out`,
        ]),
        `maximum-paths ${Math.max(2, speakers.length)}`,
      ],
      "  ",
    ),
    " exit-address-family",
  ];
}
