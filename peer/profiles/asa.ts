import { identityKind } from "../identity";
import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { advertisedByDevice } from "../prefixes";
import { inferred, type Line, type PeerProfile, type PskOf } from "../profile";
import { addressAndMask, INSIDE_MASK, routeMaps } from "./cisco";

const CIPHER = { aes: "aes", aes192: "aes-192", aes256: "aes-256", des: "des", "3des": "3des" } as const;
const IKE_HASH = { md5: "md5", sha1: "sha", sha256: "sha256", sha384: "sha384", sha512: "sha512" } as const;
const ESP_HASH = { md5: "md5", sha1: "sha-1", sha256: "sha-256", sha384: "sha-384", sha512: "sha-512" } as const;

export const asa: PeerProfile = {
  confidence: "seen",
  sources: [
    { title: "Google Cloud, “Using HA VPN with Cisco ASA”" },
    { title: "Cisco 200982 and 212478, ASA virtual tunnel interfaces" },
  ],
  beside: [
    "On FTD, enter the settings of the sheet in FMC or FDM; FTD does not accept this text.",
    "The whole ASA has one IKE identity (crypto isakmp identity): the cloud must expect that identity.",
    "BGP advertises a network when the ASA has a route to exactly this network.",
  ],
  files: (device, psk) => [{ name: "asa.cfg", comment: "!", lines: configuration(device, psk) }],
};

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  const outside = device.interface ?? "outside";
  const isAddress = tunnels.every(({ site }) => identityKind(site.identity) === "address");
  return [
    ...ikePolicies(tunnels),
    `crypto ikev2 enable ${outside}`,
    inferred(`crypto isakmp identity ${isAddress ? "address" : "auto"}`),
    ...tunnels.flatMap((tunnel) => [
      `! ${tunnel.name}`,
      ...esp(tunnel),
      ...peer(tunnel, psk(tunnel)),
      ...tunnelInterface(tunnel, outside),
      ...staticRoutes(tunnel),
    ]),
    `sysopt connection tcpmss ${Math.min(...tunnels.map(({ mtu }) => mtu.mss))}`,
    ...bgp(tunnels.filter(isBgp)),
  ];
}

/** Each set of settings once: all peers may use every policy. */
function ikePolicies(tunnels: readonly PeerTunnel[]): Line[] {
  const policies = tunnels.map(({ ike }) => [
    ` encryption ${CIPHER[ike.encryption]}`,
    ` integrity ${IKE_HASH[ike.authentication]}`,
    ` group ${ike.dhGroup.replace("group", "")}`,
    ` prf ${IKE_HASH[ike.authentication]}`,
    ` lifetime seconds ${ike.lifetime}`,
  ]);
  const distinct = [...new Map(policies.map((lines) => [lines.join(), lines])).values()];
  return distinct.flatMap((lines, position) => [`crypto ikev2 policy ${(position + 1) * 10}`, ...lines]);
}

function esp({ index, ipsec }: PeerTunnel): Line[] {
  return [
    `crypto ipsec ikev2 ipsec-proposal VPN${index}`,
    ` protocol esp encryption ${CIPHER[ipsec.encryption]}`,
    ` protocol esp integrity ${ESP_HASH[ipsec.authentication]}`,
    `crypto ipsec profile VPN${index}`,
    ` set ikev2 ipsec-proposal VPN${index}`,
    ...(ipsec.pfs === "disabled" ? [] : [` set pfs ${ipsec.pfs}`]),
    ` set security-association lifetime seconds ${ipsec.lifetime}`,
  ];
}

function peer({ index, cloud, dpd }: PeerTunnel, psk: string): Line[] {
  const group = `tunnel-group ${shown(cloud.address)}`;
  return [
    `group-policy VPN${index} internal`,
    `group-policy VPN${index} attributes`,
    " vpn-tunnel-protocol ikev2",
    `${group} type ipsec-l2l`,
    `${group} general-attributes`,
    ` default-group-policy VPN${index}`,
    `${group} ipsec-attributes`,
    ...(dpd ? [` isakmp keepalive threshold ${dpd.interval} retry ${dpd.retries}`] : []),
    ` ikev2 remote-authentication pre-shared-key ${psk}`,
    ` ikev2 local-authentication pre-shared-key ${psk}`,
  ];
}

function tunnelInterface({ index, site, cloud }: PeerTunnel, outside: string): Line[] {
  return [
    `interface Tunnel${index}`,
    ` nameif vpn${index}`,
    site.insideIp === undefined
      ? inferred(` ip address <unused address ${index}> ${INSIDE_MASK}`)
      : ` ip address ${site.insideIp} ${INSIDE_MASK}`,
    ` tunnel source interface ${outside}`,
    ` tunnel destination ${shown(cloud.address)}`,
    " tunnel mode ipsec ipv4",
    ` tunnel protection ipsec profile VPN${index}`,
  ];
}

/** Through an address of the tunnel's network, which need not answer. */
function staticRoutes({ index, routing, standing }: PeerTunnel): Line[] {
  if (routing.kind === "bgp") return [];
  return routing.routes.map((cidr) =>
    inferred(`route vpn${index} ${addressAndMask(cidr)} <other address ${index}> ${standing.distance}`),
  );
}

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    ...speakers.flatMap((tunnel) => routeMaps(tunnel, { prefixList: "prefix-list", end: [], comment: "!" })),
    `router bgp ${shown(first.routing.siteAsn)}`,
    ` bgp router-id ${first.site.insideIp}`,
    " address-family ipv4 unicast",
    ...speakers.flatMap(({ cloud: { insideIp }, routing, index }) =>
      routing.kind === "bgp"
        ? [
            `  neighbor ${insideIp} remote-as ${routing.cloudAsn}`,
            `  neighbor ${insideIp} timers ${routing.keepalive} ${routing.hold}`,
            `  neighbor ${insideIp} activate`,
            `  neighbor ${insideIp} route-map VPN${index}-IN in`,
            `  neighbor ${insideIp} route-map VPN${index}-OUT out`,
          ]
        : [],
    ),
    ...advertisedByDevice(speakers).map((cidr) => `  network ${addressAndMask(cidr).replace(" ", " mask ")}`),
    `  maximum-paths ${Math.max(2, speakers.length)}`,
    " exit-address-family",
  ];
}
