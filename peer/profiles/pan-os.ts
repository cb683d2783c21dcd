import { identityKind } from "../identity";
import { type Given, shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, type Prefix } from "../prefixes";
import { inferred, type Line, type PeerProfile, type PskOf } from "../profile";

const CIPHER = {
  aes: "aes-128-cbc",
  aes192: "aes-192-cbc",
  aes256: "aes-256-cbc",
  des: "des",
  "3des": "3des",
} as const;
const IDENTITY = { address: "ipaddr", email: "ufqdn", "domain name": "fqdn" } as const;

export const panOs: PeerProfile = {
  confidence: "seen",
  sources: [
    { title: "pan-os-python, panos/network.py, the vendor's SDK: objects and values" },
    { title: "Batfish, grammar and test configurations of Palo Alto: paths of set commands" },
  ],
  beside: [
    "A security zone holds the tunnel interfaces, and rules permit traffic between it and the site's zones, both ways.",
    "The virtual router is called default, unless you change it here.",
  ],
  files: (device, psk) => [{ name: "pan-os.set", comment: "#", lines: configuration(device, psk) }],
};

const ROUTER = "set network virtual-router default";

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  const outside = device.interface ?? "<outside interface>";
  return [
    ...tunnels.flatMap((tunnel) => [
      `# ${tunnel.name}`,
      ...crypto(tunnel),
      ...gateway(tunnel, psk(tunnel), outside),
      ...tunnelInterface(tunnel),
      ...staticRoutes(tunnel),
    ]),
    ...bgp(tunnels.filter(isBgp)),
  ];
}

function crypto({ index, ike, ipsec }: PeerTunnel): Line[] {
  const phase1 = `set network ike crypto-profiles ike-crypto-profiles VPN${index}`;
  const phase2 = `set network ike crypto-profiles ipsec-crypto-profiles VPN${index}`;
  return [
    `${phase1} encryption ${CIPHER[ike.encryption]}`,
    `${phase1} hash ${ike.authentication}`,
    `${phase1} dh-group ${ike.dhGroup}`,
    `${phase1} lifetime seconds ${ike.lifetime}`,
    `${phase2} esp encryption ${CIPHER[ipsec.encryption]}`,
    `${phase2} esp authentication ${ipsec.authentication}`,
    `${phase2} dh-group ${ipsec.pfs === "disabled" ? "no-pfs" : ipsec.pfs}`,
    `${phase2} lifetime seconds ${ipsec.lifetime}`,
  ];
}

function gateway({ index, ike, site, cloud, dpd, natTraversal }: PeerTunnel, psk: string, outside: string): Line[] {
  const at = `set network ike gateway VPN${index}`;
  const version = `${at} protocol ${ike.version}`;
  const identity = (which: string, value: Given<string>) => [
    `${at} ${which} type ${IDENTITY[identityKind(value)]}`,
    `${at} ${which} id ${shown(value)}`,
  ];
  return [
    `${at} protocol version ${ike.version}`,
    `${version} ike-crypto-profile VPN${index}`,
    ...(ike.version === "ikev1" ? [`${version} exchange-mode ${ike.mode}`] : []),
    `${version} dpd enable ${dpd ? "yes" : "no"}`,
    ...(dpd ? [`${version} dpd interval ${dpd.interval}`] : []),
    ...(dpd && ike.version === "ikev1" ? [`${version} dpd retry ${dpd.retries}`] : []),
    `${at} authentication pre-shared-key key ${psk}`,
    `${at} local-address interface ${outside}`,
    `${at} local-address ip ${shown(site.address)}`,
    `${at} peer-address ip ${shown(cloud.address)}`,
    ...identity("local-id", site.identity),
    ...identity("peer-id", cloud.identity),
    `${at} protocol-common nat-traversal enable ${natTraversal ? "yes" : "no"}`,
  ];
}

function tunnelInterface({ index, site, mtu, name, routing, selectors }: PeerTunnel): Line[] {
  const [unit, ipsec] = [`set network interface tunnel units tunnel.${index}`, `set network tunnel ipsec VPN${index}`];
  const pairs = selectors.site.flatMap((one) => selectors.cloud.map((other) => [one, other] as const));
  return [
    `${unit} comment ${name}`,
    `${unit} mtu ${mtu.tunnel}`,
    ...(site.insideIp === undefined ? [] : [`${unit} ip ${site.insideIp}/30`]),
    `${ipsec} auto-key ike-gateway VPN${index}`,
    `${ipsec} auto-key ipsec-crypto-profile VPN${index}`,
    ...(routing.kind === "flows"
      ? pairs.flatMap(([one, other], pair) => [
          `${ipsec} auto-key proxy-id P${pair + 1} local ${one}`,
          `${ipsec} auto-key proxy-id P${pair + 1} remote ${other}`,
          inferred(`${ipsec} auto-key proxy-id P${pair + 1} protocol any`),
        ])
      : []),
    `${ipsec} tunnel-interface tunnel.${index}`,
    `${ROUTER} interface tunnel.${index}`,
  ];
}

function staticRoutes({ index, routing, standing }: PeerTunnel): Line[] {
  if (routing.kind === "bgp") return [];
  return routing.routes.flatMap((cidr, position) => {
    const at = `${ROUTER} routing-table ip static-route VPN${index}-${position + 1}`;
    return [
      `${at} destination ${cidr}`,
      `${at} interface tunnel.${index}`,
      inferred(`${at} admin-dist ${standing.distance}`),
    ];
  });
}

const BGP = `${ROUTER} protocol bgp`;

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    `${BGP} enable yes`,
    `${BGP} router-id ${first.site.insideIp}`,
    `${BGP} local-as ${shown(first.routing.siteAsn)}`,
    inferred(`${BGP} install-route yes`),
    inferred(`${BGP} reject-default-route no`),
    inferred(`${BGP} routing-options graceful-restart enable no`),
    inferred(`${ROUTER} ecmp enable yes`),
    `${BGP} peer-group CENVPN type ebgp`,
    ...speakers.flatMap(peer),
    ...advertisedByDevice(speakers).map((cidr) => inferred(`${BGP} redist-rules ${cidr} enable yes`)),
    ...speakers.flatMap((tunnel) => {
      const { index, standing } = tunnel;
      return [
        ...rules(
          "import",
          `VPN${index}`,
          acceptedPrefixes(tunnel),
          `update local-preference ${standing.localPreference}`,
        ),
        ...rules(
          "export",
          `VPN${index}`,
          advertisedPrefixes(tunnel),
          standing.prepends > 0 ? `update as-path prepend ${standing.prepends}` : undefined,
        ),
      ];
    }),
  ];
}

function peer({ index, site, cloud, routing }: PeerTunnel): Line[] {
  const at = `${BGP} peer-group CENVPN peer VPN${index}`;
  if (routing.kind !== "bgp") return [];
  return [
    `${at} enable yes`,
    `${at} peer-as ${routing.cloudAsn}`,
    `${at} local-address interface tunnel.${index}`,
    `${at} local-address ip ${site.insideIp}/30`,
    `${at} peer-address ip ${cloud.insideIp}`,
    `${at} connection-options keep-alive-interval ${routing.keepalive}`,
    `${at} connection-options hold-time ${routing.hold}`,
  ];
}

/** Nobody has tried how rules name networks and peers. */
function rules(
  way: "import" | "export",
  peer: string,
  prefixes: readonly Prefix[],
  change: string | undefined,
): Line[] {
  return prefixes
    .flatMap(({ action, cidr, orLonger }, position) => {
      const at = `${BGP} policy ${way} rules ${peer}-${position + 1}`;
      return [
        `${at} enable yes`,
        `${at} used-by CENVPN`,
        `${at} match ${way === "import" ? "from-peer" : "to-peer"} ${peer}`,
        `${at} match address-prefix ${cidr} exact ${orLonger ? "no" : "yes"}`,
        action === "deny" ? `${at} action deny` : `${at} action allow${change === undefined ? "" : ` ${change}`}`,
      ];
    })
    .map(inferred);
}
