import { maskOf } from "../../domain/ipv4";
import { identityKind } from "../identity";
import { isLater, shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, listed, type Prefix } from "../prefixes";
import { indented, type Line, type PeerProfile, type PskOf } from "../profile";
import { addressAndMask, INSIDE_MASK } from "./cisco";

const CIPHER = { aes: "aes128", aes192: "aes192", aes256: "aes256", des: "des", "3des": "3des" } as const;
const IDENTITY = { address: "address", email: "user-fqdn", "domain name": "fqdn" } as const;
const HOST_MASK = maskOf(32);

export const fortios: PeerProfile = {
  checkedBy: "the schema of fortinet.fortios: names and values",
  confidence: "documented",
  sources: [
    { title: "fortinet.fortios collection for Ansible, the vendor's" },
    { title: "FortiOS CLI reference 6.0.5 and 7.4.5" },
    { title: "Google Cloud, “Using Cloud VPN with FortiGate”" },
  ],
  beside: [
    "Each tunnel comes up once a firewall policy uses it; the policies at the end need the name of the site's interface.",
  ],
  files: (device, psk) => [{ name: "fortios.conf", comment: "#", lines: configuration(device, psk) }],
};

function configuration(device: PeerDevice, psk: PskOf): Line[] {
  const { tunnels } = device;
  const outside = device.interface ?? "<outside interface>";
  const speakers = tunnels.filter(isBgp);
  return [
    ...config(
      "vpn ipsec phase1-interface",
      tunnels.flatMap((tunnel) => phase1(tunnel, psk(tunnel), outside)),
    ),
    ...config("vpn ipsec phase2-interface", tunnels.flatMap(phase2)),
    ...config("system interface", tunnels.flatMap(tunnelInterface)),
    ...staticRoutes(tunnels),
    ...bgp(speakers),
    ...config("firewall policy", tunnels.flatMap(firewallPolicies)),
  ];
}

function phase1(
  { index, ike, site, cloud, dpd, natTraversal, name }: PeerTunnel,
  psk: string,
  outside: string,
): Line[] {
  return edit(`"vpn${index}"`, [
    `set interface "${outside}"`,
    `set comments "${name}"`,
    `set ike-version ${ike.version === "ikev1" ? 1 : 2}`,
    ...(ike.version === "ikev1" ? [`set mode ${ike.mode}`] : []),
    ...(identityKind(cloud.identity) === "address" || isLater(cloud.identity)
      ? ["set peertype any"]
      : ["set peertype one", `set peerid "${shown(cloud.identity)}"`]),
    "set net-device disable",
    "set add-route disable",
    `set proposal ${CIPHER[ike.encryption]}-${ike.authentication}`,
    `set dhgrp ${ike.dhGroup.replace("group", "")}`,
    `set keylife ${ike.lifetime}`,
    `set local-gw ${shown(site.address)}`,
    `set remote-gw ${shown(cloud.address)}`,
    `set localid-type ${IDENTITY[identityKind(site.identity)]}`,
    `set localid "${shown(site.identity)}"`,
    ...(dpd
      ? ["set dpd on-idle", `set dpd-retrycount ${dpd.retries}`, `set dpd-retryinterval ${dpd.interval}`]
      : ["set dpd disable"]),
    `set nattraversal ${natTraversal ? "enable" : "disable"}`,
    `set psksecret "${psk}"`,
    "set auto-negotiate enable",
  ]);
}

/** A pair of networks each. */
function phase2({ index, ipsec, selectors }: PeerTunnel): Line[] {
  const pairs = selectors.site.flatMap((one) => selectors.cloud.map((other) => [one, other] as const));
  return pairs.flatMap(([one, other], pair) =>
    edit(`"vpn${index}${pairs.length === 1 ? "" : `-${pair + 1}`}"`, [
      `set phase1name "vpn${index}"`,
      `set proposal ${CIPHER[ipsec.encryption]}-${ipsec.authentication}`,
      ...(ipsec.pfs === "disabled"
        ? ["set pfs disable"]
        : ["set pfs enable", `set dhgrp ${ipsec.pfs.replace("group", "")}`]),
      `set keylifeseconds ${ipsec.lifetime}`,
      "set auto-negotiate enable",
      `set src-subnet ${addressAndMask(one)}`,
      `set dst-subnet ${addressAndMask(other)}`,
    ]),
  );
}

function tunnelInterface({ index, site, cloud, mtu, name }: PeerTunnel): Line[] {
  return edit(`"vpn${index}"`, [
    `set description "${name}"`,
    ...(site.insideIp === undefined
      ? []
      : [`set ip ${site.insideIp} ${HOST_MASK}`, `set remote-ip ${cloud.insideIp} ${INSIDE_MASK}`]),
    "set mtu-override enable",
    `set mtu ${mtu.tunnel}`,
    `set tcp-mss ${mtu.mss}`,
  ]);
}

function staticRoutes(tunnels: readonly PeerTunnel[]): Line[] {
  const routes = tunnels.flatMap(({ routing, index, standing }) =>
    routing.kind === "bgp" ? [] : routing.routes.map((cidr) => ({ cidr, index, distance: standing.distance })),
  );
  if (routes.length === 0) return [];
  const destinations = new Set(routes.map(({ cidr }) => cidr));
  return config("router static", [
    ...routes.flatMap(({ cidr, index, distance }) =>
      edit("0", [`set dst ${addressAndMask(cidr)}`, `set device "vpn${index}"`, `set distance ${distance}`]),
    ),
    // what no tunnel takes must not leave in clear
    ...[...destinations].flatMap((cidr) =>
      edit("0", [`set dst ${addressAndMask(cidr)}`, "set blackhole enable", "set distance 254"]),
    ),
  ]);
}

function bgp(speakers: readonly PeerTunnel[]): Line[] {
  const [first] = speakers;
  if (first?.routing.kind !== "bgp") return [];
  return [
    ...config("router prefix-list", speakers.flatMap(prefixLists)),
    ...config("router route-map", speakers.flatMap(routeMaps)),
    ...config("router bgp", [
      `set as ${shown(first.routing.siteAsn)}`,
      `set router-id ${first.site.insideIp}`,
      "set ebgp-multipath enable",
      "set graceful-restart disable",
      "set network-import-check disable",
      ...config("neighbor", speakers.flatMap(neighbor)),
      ...config(
        "network",
        advertisedByDevice(speakers).flatMap((cidr, position) =>
          edit(`${position + 1}`, [`set prefix ${addressAndMask(cidr)}`]),
        ),
      ),
    ]),
  ];
}

function neighbor({ cloud, routing, index, name }: PeerTunnel): Line[] {
  if (routing.kind !== "bgp") return [];
  return edit(`"${cloud.insideIp}"`, [
    `set description "${name}"`,
    `set remote-as ${routing.cloudAsn}`,
    `set keep-alive-timer ${routing.keepalive}`,
    `set holdtime-timer ${routing.hold}`,
    `set route-map-in "vpn${index}-in"`,
    `set route-map-out "vpn${index}-out"`,
    "set link-down-failover enable",
  ]);
}

function prefixLists(tunnel: PeerTunnel): Line[] {
  return [
    ...prefixList(`vpn${tunnel.index}-in`, acceptedPrefixes(tunnel)),
    ...prefixList(`vpn${tunnel.index}-out`, advertisedPrefixes(tunnel)),
  ];
}

function prefixList(name: string, prefixes: readonly Prefix[]): Line[] {
  const entries = listed(prefixes).flatMap(({ action, cidr, orLonger }, position) =>
    edit(`${position + 1}`, [
      `set action ${action}`,
      `set prefix ${addressAndMask(cidr)}`,
      "unset ge",
      orLonger && !cidr.endsWith("/32") ? "set le 32" : "unset le",
    ]),
  );
  return edit(`"${name}"`, config("rule", entries));
}

function routeMaps({ index, standing, routing }: PeerTunnel): Line[] {
  const asn = routing.kind === "bgp" ? shown(routing.siteAsn) : "";
  const map = (way: string, sets: readonly string[]) =>
    edit(`"vpn${index}-${way}"`, config("rule", edit("1", [`set match-ip-address "vpn${index}-${way}"`, ...sets])));
  return [
    ...map("in", [`set set-local-preference ${standing.localPreference}`]),
    ...map("out", standing.prepends > 0 ? [`set set-aspath "${Array(standing.prepends).fill(asn).join(" ")}"`] : []),
  ];
}

function firewallPolicies({ index }: PeerTunnel): Line[] {
  const policy = (from: string, to: string, name: string) =>
    edit("0", [
      `set name "${name}"`,
      `set srcintf "${from}"`,
      `set dstintf "${to}"`,
      'set srcaddr "all"',
      'set dstaddr "all"',
      "set action accept",
      'set schedule "always"',
      'set service "ALL"',
    ]);
  const site = "<interface of the site>";
  return [...policy(site, `vpn${index}`, `vpn${index}-out`), ...policy(`vpn${index}`, site, `vpn${index}-in`)];
}

function config(path: string, lines: readonly Line[]): Line[] {
  return [`config ${path}`, ...indented(lines, "    "), "end"];
}

function edit(name: string, lines: readonly Line[]): Line[] {
  return [`edit ${name}`, ...indented(lines, "    "), "next"];
}
