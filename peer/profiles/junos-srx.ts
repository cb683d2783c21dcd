import { identityWords } from "../identity";
import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedPrefixes, type Prefix } from "../prefixes";
import { inferred, type Line, type PeerProfile, type PskOf } from "../profile";

const CIPHER = {
  aes: "aes-128-cbc",
  aes192: "aes-192-cbc",
  aes256: "aes-256-cbc",
  des: "des-cbc",
  "3des": "3des-cbc",
} as const;
const IKE_HASH = { md5: "md5", sha1: "sha1", sha256: "sha-256", sha384: "sha-384", sha512: "sha-512" } as const;
const ESP_HASH = {
  md5: "hmac-md5-96",
  sha1: "hmac-sha1-96",
  sha256: "hmac-sha-256-128",
  sha384: "hmac-sha-384",
  sha512: "hmac-sha-512",
} as const;
const IDENTITY = { address: "inet", email: "user-at-hostname", "domain name": "hostname" } as const;

export const junosSrx: PeerProfile = {
  checkedBy: "the Junos schema of junoscfg: values, not words",
  confidence: "seen",
  sources: [
    { title: "terraform-provider-junos, security_ike_* and security_ipsec_*" },
    { title: "Junos schema in junoscfg 0.5.10" },
    { title: "Google Cloud, “Using Cloud VPN with Juniper SRX”" },
    { title: "VPN documentation, “Configure local gateways”, Juniper SRX", date: "2021-03-09" },
  ],
  beside: [
    "Security policies permit traffic between the zone CLOUD and the site's zones, both ways.",
    "BGP advertises a network when the SRX has a route to exactly this network.",
  ],
  files: (device, psk) => [{ name: "srx.set", comment: "#", lines: configuration(device, psk) }],
};

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  const outside = device.interface ?? "<outside interface>";
  return [
    ...tunnels.flatMap((tunnel) => [
      `# ${tunnel.name}`,
      ...ike(tunnel, psk(tunnel), outside),
      ...ipsec(tunnel),
      ...tunnelInterface(tunnel),
    ]),
    `set security flow tcp-mss ipsec-vpn mss ${Math.min(...tunnels.map(({ mtu }) => mtu.mss))}`,
    inferred("set security zones security-zone untrust host-inbound-traffic system-services ike"),
    ...staticRoutes(tunnels),
    ...bgp(tunnels.filter(isBgp)),
  ];
}

function ike({ index, ike, site, cloud, dpd, natTraversal }: PeerTunnel, psk: string, outside: string): Line[] {
  const [proposal, policy, gateway] = ["proposal", "policy", "gateway"].map(
    (kind) => `set security ike ${kind} VPN${index}`,
  );
  return [
    `${proposal} authentication-method pre-shared-keys`,
    `${proposal} dh-group ${ike.dhGroup}`,
    `${proposal} authentication-algorithm ${IKE_HASH[ike.authentication]}`,
    `${proposal} encryption-algorithm ${CIPHER[ike.encryption]}`,
    `${proposal} lifetime-seconds ${ike.lifetime}`,
    `${policy} mode ${ike.mode}`,
    `${policy} proposals VPN${index}`,
    `${policy} pre-shared-key ascii-text "${psk}"`,
    `${gateway} ike-policy VPN${index}`,
    `${gateway} address ${shown(cloud.address)}`,
    `${gateway} external-interface ${outside}`,
    `${gateway} local-identity ${identityWords(site.identity, IDENTITY)}`,
    `${gateway} remote-identity ${identityWords(cloud.identity, IDENTITY)}`,
    `${gateway} version ${ike.version === "ikev1" ? "v1-only" : "v2-only"}`,
    ...(dpd
      ? [
          `${gateway} dead-peer-detection probe-idle-tunnel`,
          `${gateway} dead-peer-detection interval ${dpd.interval}`,
          `${gateway} dead-peer-detection threshold ${dpd.retries}`,
        ]
      : []),
    ...(natTraversal ? [] : [`${gateway} no-nat-traversal`]),
  ];
}

function ipsec({ index, ipsec, routing, selectors }: PeerTunnel): Line[] {
  const [proposal, policy, vpn] = ["proposal", "policy", "vpn"].map((kind) => `set security ipsec ${kind} VPN${index}`);
  const pairs = selectors.site.flatMap((one) => selectors.cloud.map((other) => [one, other] as const));
  return [
    `${proposal} protocol esp`,
    `${proposal} authentication-algorithm ${ESP_HASH[ipsec.authentication]}`,
    `${proposal} encryption-algorithm ${CIPHER[ipsec.encryption]}`,
    `${proposal} lifetime-seconds ${ipsec.lifetime}`,
    ...(ipsec.pfs === "disabled" ? [] : [`${policy} perfect-forward-secrecy keys ${ipsec.pfs}`]),
    `${policy} proposals VPN${index}`,
    `${vpn} bind-interface st0.${index}`,
    `${vpn} df-bit clear`,
    `${vpn} ike gateway VPN${index}`,
    `${vpn} ike ipsec-policy VPN${index}`,
    ...(routing.kind === "flows"
      ? pairs.flatMap(([one, other], pair) => [
          `${vpn} traffic-selector TS${pair + 1} local-ip ${one}`,
          `${vpn} traffic-selector TS${pair + 1} remote-ip ${other}`,
        ])
      : []),
    `${vpn} establish-tunnels immediately`,
  ];
}

function tunnelInterface({ index, site, mtu, name, routing }: PeerTunnel): Line[] {
  const [unit, zone] = [`set interfaces st0 unit ${index}`, "set security zones security-zone CLOUD"];
  return [
    `${unit} description ${name}`,
    `${unit} family inet mtu ${mtu.tunnel}`,
    ...(site.insideIp === undefined ? [] : [`${unit} family inet address ${site.insideIp}/30`]),
    `${zone} interfaces st0.${index}`,
    ...(routing.kind === "bgp" ? [`${zone} host-inbound-traffic protocols bgp`] : []),
  ];
}

/** Traffic selectors bring their routes themselves. */
function staticRoutes(tunnels: readonly PeerTunnel[]): Line[] {
  return tunnels.flatMap(({ routing, index, standing }) =>
    routing.kind === "static"
      ? routing.routes.map(
          (cidr) =>
            `set routing-options static route ${cidr} qualified-next-hop st0.${index} preference ${standing.distance}`,
        )
      : [],
  );
}

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    ...speakers.flatMap(policies),
    `set routing-options router-id ${first.site.insideIp}`,
    `set routing-options autonomous-system ${shown(first.routing.siteAsn)}`,
    "set protocols bgp group CENVPN type external",
    "set protocols bgp group CENVPN multipath",
    inferred("set policy-options policy-statement CENVPN-BALANCE then load-balance per-packet"),
    inferred("set routing-options forwarding-table export CENVPN-BALANCE"),
    ...speakers.flatMap(({ site, cloud, routing, index, name }) => {
      const at = `set protocols bgp group CENVPN neighbor ${cloud.insideIp}`;
      if (routing.kind !== "bgp") return [];
      return [
        `${at} description ${name}`,
        `${at} local-address ${site.insideIp}`,
        `${at} hold-time ${routing.hold}`,
        `${at} peer-as ${routing.cloudAsn}`,
        `${at} import VPN${index}-IN`,
        `${at} export VPN${index}-OUT`,
      ];
    }),
  ];
}

function policies(tunnel: PeerTunnel): Line[] {
  const { index, standing, routing } = tunnel;
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  const prepend = standing.prepends > 0 ? [`as-path-prepend "${Array(standing.prepends).fill(asn).join(" ")}"`] : [];
  return [
    ...policy(`VPN${index}-IN`, acceptedPrefixes(tunnel), [`local-preference ${standing.localPreference}`]),
    ...policy(`VPN${index}-OUT`, advertisedPrefixes(tunnel), prepend),
  ];
}

function policy(name: string, prefixes: readonly Prefix[], changes: readonly string[]): Line[] {
  const at = `set policy-options policy-statement ${name}`;
  return [
    ...prefixes.flatMap(({ action, cidr, orLonger }, position) => {
      const term = `${at} term T${position + 1}`;
      return [
        `${term} from route-filter ${cidr} ${orLonger ? "orlonger" : "exact"}`,
        ...(action === "permit" ? changes.map((change) => `${term} then ${change}`) : []),
        `${term} then ${action === "permit" ? "accept" : "reject"}`,
      ];
    }),
    `${at} term LAST then reject`,
  ];
}
