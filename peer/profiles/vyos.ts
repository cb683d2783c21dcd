import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, listed, type Prefix } from "../prefixes";
import type { Line, PeerProfile, PskOf } from "../profile";

const CIPHER = { aes: "aes128", aes192: "aes192", aes256: "aes256", des: "des", "3des": "3des" } as const;

export const vyos: PeerProfile = {
  confidence: "documented",
  sources: [
    { title: "vyos-1x, interface-definitions and templates of vpn_ipsec, interfaces_vti and bgp", date: "2024-10-21" },
    { title: "VyOS documentation, “Site-to-site IPsec” and “Route-based VPN to Azure”" },
  ],
  beside: [
    "Paste in configuration mode, then commit and save. In 1.3 the PSK stands under the peer.",
    "With ikev1 a VTI also offers ::/0, which the cloud may refuse: use ikev2.",
  ],
  files: (device, psk) => [{ name: "vyos.set", comment: "#", lines: configuration(device, psk) }],
};

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  return [
    `set vpn ipsec interface ${device.interface ?? "<outside interface>"}`,
    "set vpn ipsec options disable-route-autoinstall",
    ...tunnels.flatMap((tunnel) => [
      `# ${tunnel.name}`,
      ...groups(tunnel),
      ...peer(tunnel, psk(tunnel)),
      ...(tunnel.routing.kind === "flows" ? [] : tunnelInterface(tunnel)),
      ...staticRoutes(tunnel),
    ]),
    ...bgp(tunnels.filter(isBgp)),
  ];
}

function groups({ index, ike, ipsec, dpd }: PeerTunnel): Line[] {
  const [esp, phase1] = [`set vpn ipsec esp-group VPN${index}`, `set vpn ipsec ike-group VPN${index}`];
  return [
    `${esp} lifetime ${ipsec.lifetime}`,
    `${esp} mode tunnel`,
    `${esp} pfs ${ipsec.pfs === "disabled" ? "disable" : `dh-${ipsec.pfs}`}`,
    `${esp} proposal 1 encryption ${CIPHER[ipsec.encryption]}`,
    `${esp} proposal 1 hash ${ipsec.authentication}`,
    `${phase1} key-exchange ${ike.version}`,
    ...(ike.version === "ikev1" ? [`${phase1} mode ${ike.mode}`] : [`${phase1} disable-mobike`]),
    `${phase1} lifetime ${ike.lifetime}`,
    `${phase1} proposal 1 dh-group ${ike.dhGroup.replace("group", "")}`,
    `${phase1} proposal 1 encryption ${CIPHER[ike.encryption]}`,
    `${phase1} proposal 1 hash ${ike.authentication}`,
    `${phase1} close-action start`,
    ...(dpd
      ? [
          `${phase1} dead-peer-detection action restart`,
          `${phase1} dead-peer-detection interval ${dpd.interval}`,
          `${phase1} dead-peer-detection timeout ${dpd.interval * dpd.retries}`,
        ]
      : []),
  ];
}

function peer({ index, site, cloud, selectors, routing }: PeerTunnel, psk: string): Line[] {
  const key = `set vpn ipsec authentication psk VPN${index}`;
  const at = `set vpn ipsec site-to-site peer VPN${index}`;
  const pairs = selectors.site.flatMap((one) => selectors.cloud.map((other) => [one, other] as const));
  return [
    `${key} id ${shown(site.identity)}`,
    `${key} id ${shown(cloud.identity)}`,
    `${key} secret '${psk}'`,
    `${at} authentication mode pre-shared-secret`,
    `${at} authentication local-id ${shown(site.identity)}`,
    `${at} authentication remote-id ${shown(cloud.identity)}`,
    `${at} connection-type initiate`,
    `${at} ike-group VPN${index}`,
    `${at} local-address ${shown(site.address)}`,
    `${at} remote-address ${shown(cloud.address)}`,
    ...(routing.kind === "flows"
      ? [
          `${at} default-esp-group VPN${index}`,
          ...pairs.flatMap(([one, other], pair) => [
            `${at} tunnel ${pair + 1} local prefix ${one}`,
            `${at} tunnel ${pair + 1} remote prefix ${other}`,
          ]),
        ]
      : [`${at} vti bind vti${index}`, `${at} vti esp-group VPN${index}`]),
  ];
}

function tunnelInterface({ index, site, mtu, name }: PeerTunnel): Line[] {
  const at = `set interfaces vti vti${index}`;
  return [
    `${at} description ${name}`,
    ...(site.insideIp === undefined ? [] : [`${at} address ${site.insideIp}/30`]),
    `${at} mtu ${mtu.tunnel}`,
    `${at} ip adjust-mss ${mtu.mss}`,
  ];
}

function staticRoutes({ index, routing, standing }: PeerTunnel): Line[] {
  if (routing.kind !== "static") return [];
  return routing.routes.map(
    (cidr) => `set protocols static route ${cidr} interface vti${index} distance ${standing.distance}`,
  );
}

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    ...speakers.flatMap(policy),
    `set protocols bgp system-as ${shown(first.routing.siteAsn)}`,
    `set protocols bgp parameters router-id ${first.site.insideIp}`,
    `set protocols bgp address-family ipv4-unicast maximum-paths ebgp ${Math.max(2, speakers.length)}`,
    ...advertisedByDevice(speakers).map((cidr) => `set protocols bgp address-family ipv4-unicast network ${cidr}`),
    ...speakers.flatMap(({ cloud, routing, index, name }) => {
      const at = `set protocols bgp neighbor ${cloud.insideIp}`;
      if (routing.kind !== "bgp") return [];
      return [
        `${at} description ${name}`,
        `${at} remote-as ${routing.cloudAsn}`,
        `${at} timers keepalive ${routing.keepalive}`,
        `${at} timers holdtime ${routing.hold}`,
        `${at} address-family ipv4-unicast route-map import VPN${index}-IN`,
        `${at} address-family ipv4-unicast route-map export VPN${index}-OUT`,
      ];
    }),
  ];
}

function policy(tunnel: PeerTunnel): Line[] {
  const { index, standing, routing } = tunnel;
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  return [
    ...prefixList(`VPN${index}-IN`, acceptedPrefixes(tunnel)),
    ...prefixList(`VPN${index}-OUT`, advertisedPrefixes(tunnel)),
    ...routeMap(`VPN${index}-IN`, [`set local-preference ${standing.localPreference}`]),
    ...routeMap(
      `VPN${index}-OUT`,
      standing.prepends > 0 ? [`set as-path prepend '${Array(standing.prepends).fill(asn).join(" ")}'`] : [],
    ),
  ];
}

function prefixList(name: string, prefixes: readonly Prefix[]): Line[] {
  return listed(prefixes).flatMap(({ action, cidr, orLonger }, position) => {
    const at = `set policy prefix-list ${name} rule ${(position + 1) * 5}`;
    return [
      `${at} action ${action}`,
      `${at} prefix ${cidr}`,
      ...(orLonger && !cidr.endsWith("/32") ? [`${at} le 32`] : []),
    ];
  });
}

function routeMap(name: string, sets: readonly string[]): Line[] {
  const at = `set policy route-map ${name} rule 10`;
  return [`${at} action permit`, `${at} match ip address prefix-list ${name}`, ...sets.map((set) => `${at} ${set}`)];
}
