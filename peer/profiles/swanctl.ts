import type { CryptoSettings } from "../../domain/crypto";
import { REKEY_AT } from "../decisions";
import { shown } from "../later";
import type { PeerDevice, PeerTunnel } from "../model";
import { indented, inferred, type Line, type ProfileFile, type PskOf } from "../profile";

// swanctl.conf and what the kernel needs beside it. Keywords: swanctl.conf(5), strongswan.conf(5); each was run with charon 5.9.8.

const CIPHER = { aes: "aes128", aes192: "aes192", aes256: "aes256", des: "des", "3des": "3des" } as const;
const GROUP = { group1: "modp768", group2: "modp1024", group5: "modp1536", group14: "modp2048" } as const;

/** `aes256-sha256-modp2048`; the PRF follows the hash. */
export function ikeProposal({ ike }: Pick<CryptoSettings, "ike">): string {
  return `${CIPHER[ike.encryption]}-${ike.authentication}-${GROUP[ike.dhGroup]}`;
}

/** The same of phase 2; without PFS it ends before the group. */
export function espProposal({ ipsec }: Pick<CryptoSettings, "ipsec">): string {
  const group = ipsec.pfs === "disabled" ? "" : `-${GROUP[ipsec.pfs]}`;
  return `${CIPHER[ipsec.encryption]}-${ipsec.authentication}${group}`;
}

export function swanctlConf({ tunnels }: PeerDevice, psk: PskOf): ProfileFile {
  return {
    name: "swanctl.conf",
    comment: "#",
    lines: [
      ...block("connections", tunnels.flatMap(connection)),
      "",
      ...block(
        "secrets",
        tunnels.flatMap((tunnel) => secret(tunnel, psk(tunnel))),
      ),
    ],
  };
}

function connection(tunnel: PeerTunnel): Line[] {
  const { ike, site, cloud, index, dpd, name } = tunnel;
  const isV1 = ike.version === "ikev1";
  return [
    `# ${name}`,
    ...block(`vpn${index}`, [
      `version = ${isV1 ? 1 : 2}`,
      ...(isV1 ? [`aggressive = ${ike.mode === "aggressive" ? "yes" : "no"}`] : ["mobike = no"]),
      `local_addrs = ${shown(site.address)}`,
      `remote_addrs = ${shown(cloud.address)}`,
      ...block("local", ["auth = psk", `id = ${shown(site.identity)}`]),
      ...block("remote", ["auth = psk", `id = ${shown(cloud.identity)}`]),
      `proposals = ${ikeProposal(tunnel)}`,
      `rekey_time = ${early(ike.lifetime)}s`,
      `over_time = ${ike.lifetime - early(ike.lifetime)}s`,
      ...(dpd
        ? [`dpd_delay = ${dpd.interval}s`, ...(isV1 ? [`dpd_timeout = ${dpd.interval * dpd.retries}s`] : [])]
        : []),
      "keyingtries = 0",
      `if_id_in = ${index}`,
      `if_id_out = ${index}`,
      ...block("children", children(tunnel)),
    ]),
  ];
}

/** IKEv1 has a pair of networks a child. */
function children(tunnel: PeerTunnel): Line[] {
  const { selectors, index, ike } = tunnel;
  if (ike.version === "ikev2") return child(`vpn${index}`, tunnel, selectors.site.join(","), selectors.cloud.join(","));
  const pairs = selectors.site.flatMap((site) => selectors.cloud.map((cloud) => [site, cloud] as const));
  return pairs.flatMap(([site, cloud], pair) =>
    child(pairs.length === 1 ? `vpn${index}` : `vpn${index}-${pair + 1}`, tunnel, site, cloud),
  );
}

function child(name: string, tunnel: PeerTunnel, site: string, cloud: string): Line[] {
  const { ipsec, dpd } = tunnel;
  return block(name, [
    "mode = tunnel",
    `local_ts = ${site}`,
    `remote_ts = ${cloud}`,
    `esp_proposals = ${espProposal(tunnel)}`,
    `rekey_time = ${early(ipsec.lifetime)}s`,
    `life_time = ${ipsec.lifetime}s`,
    "start_action = start",
    ...(dpd ? ["dpd_action = restart"] : []),
    "close_action = start",
  ]);
}

function secret({ index, site, cloud, name }: PeerTunnel, psk: string): Line[] {
  return [
    `# ${name}`,
    ...block(`ike-${index}`, [
      `id-1 = ${shown(site.identity)}`,
      `id-2 = ${shown(cloud.identity)}`,
      `secret = ${quotedPsk(psk)}`,
    ]),
  ];
}

/** In quotes; what would be read as hex or base64, or would end the quotes, as base64. */
function quotedPsk(psk: string): string {
  return /^0[xs]|["\\]/i.test(psk) ? `0s${Buffer.from(psk, "ascii").toString("base64")}` : `"${psk}"`;
}

/** When to renew what lives for some seconds. */
const early = (lifetime: number) => Math.floor(lifetime * REKEY_AT);

function block(name: string, lines: readonly Line[]): Line[] {
  return [`${name} {`, ...indented(lines), "}"];
}

/** What charon must not do, since routes lead into interfaces. */
export const charonConf: ProfileFile = {
  name: "charon.conf",
  comment: "#",
  lines: block("charon", ["install_routes = no"]),
};

/** The tunnels' interfaces, static routes and the largest TCP segment, for iproute2 and nftables. */
export function interfacesScript(device: PeerDevice): ProfileFile {
  const { tunnels } = device;
  const outside = device.interface === undefined ? "" : ` dev ${device.interface}`;
  return {
    name: "interfaces.sh",
    comment: "#",
    lines: [
      "set -eu",
      ...tunnels.flatMap((tunnel) => [
        `# ${tunnel.name}`,
        `ip link add ipsec${tunnel.index} type xfrm${outside} if_id ${tunnel.index}`,
        ...(tunnel.site.insideIp === undefined
          ? []
          : [`ip address add ${tunnel.site.insideIp}/30 dev ipsec${tunnel.index}`]),
        `ip link set dev ipsec${tunnel.index} mtu ${tunnel.mtu.tunnel} up`,
      ]),
      ...staticRoutes(tunnels),
      ...segments(tunnels),
    ],
  };
}

/** Over all tunnels that are equally near at once. */
function staticRoutes(tunnels: readonly PeerTunnel[]): string[] {
  const ways = new Map<string, number[]>();
  for (const { routing, standing, index } of tunnels) {
    for (const cidr of routing.kind === "bgp" ? [] : routing.routes) {
      const way = `${cidr} metric ${standing.distance}`;
      ways.set(way, [...(ways.get(way) ?? []), index]);
    }
  }
  return [...ways].map(([way, [first, ...others]]) =>
    others.length === 0
      ? `ip route add ${way} dev ipsec${first}`
      : `ip route add ${way}${[first, ...others].map((index) => ` nexthop dev ipsec${index}`).join("")}`,
  );
}

function segments(tunnels: readonly PeerTunnel[]): Line[] {
  const smallest = Math.min(...tunnels.map(({ mtu }) => mtu.mss));
  return [
    "# largest TCP segment",
    "nft add table inet cenvpn",
    "nft add chain inet cenvpn forward '{ type filter hook forward priority mangle; }'",
    inferred(
      `nft add rule inet cenvpn forward 'oifname "ipsec*" tcp flags syn tcp option maxseg size set ${smallest}'`,
    ),
  ];
}
