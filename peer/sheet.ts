import { limitsOf } from "../domain/device";
import { DECISIONS } from "./decisions";
import { type Given, shown } from "./later";
import type { PeerDevice, PeerTunnel } from "./model";
import { warnings } from "./problems";
import { pskReference } from "./psk";

// What any device must know, for people who type it in, and for programs. It contains no PSK.

type Row = readonly [label: string, of: (tunnel: PeerTunnel) => string];

/** Unknown values as code, or Markdown reads them as tags. */
const value = (given: Given<string | number>) => (typeof given === "object" ? `\`${shown(given)}\`` : String(given));
const list = (items: readonly string[], none: string) => (items.length > 0 ? items.join(", ") : none);
const bgp = (of: (routing: PeerTunnel["routing"] & { kind: "bgp" }) => string) => (tunnel: PeerTunnel) =>
  tunnel.routing.kind === "bgp" ? of(tunnel.routing) : "–";

const ROWS: readonly Row[] = [
  ["address of the device", ({ site }) => value(site.address)],
  ["identity of the device", ({ site }) => value(site.identity)],
  ["address of the cloud's gateway", ({ cloud }) => value(cloud.address)],
  ["identity of the cloud's gateway", ({ cloud }) => value(cloud.identity)],
  ["PSK", (tunnel) => `\`${pskReference(tunnel)}\``],
  ["IKE version", ({ ike }) => (ike.version === "ikev1" ? `1, ${ike.mode} mode` : "2")],
  ["phase 1", ({ ike }) => `${ike.encryption}, ${ike.authentication} (PRF the same), ${ike.dhGroup}`],
  ["lifetime of phase 1", ({ ike }) => `${ike.lifetime} s`],
  ["phase 2", ({ ipsec }) => `ESP, tunnel mode, ${ipsec.encryption}, ${ipsec.authentication}`],
  ["PFS", ({ ipsec }) => (ipsec.pfs === "disabled" ? "off" : ipsec.pfs)],
  ["lifetime of phase 2", ({ ipsec }) => `${ipsec.lifetime} s, none by volume`],
  ["dead peer detection", ({ dpd }) => (dpd ? `every ${dpd.interval} s, dead after ${dpd.retries}` : "off")],
  ["NAT traversal", ({ natTraversal }) => (natTraversal ? "on" : "off")],
  ["selector of the site", ({ selectors }) => selectors.site.join(", ")],
  ["selector of the cloud", ({ selectors }) => selectors.cloud.join(", ")],
  ["address of the device inside", ({ site }) => (site.insideIp === undefined ? "–" : `${site.insideIp}/30`)],
  ["address of the cloud inside", ({ cloud }) => (cloud.insideIp === undefined ? "–" : `${cloud.insideIp}/30`)],
  ["ASN of the device", bgp(({ siteAsn }) => value(siteAsn))],
  ["ASN of the cloud", bgp(({ cloudAsn }) => `${cloudAsn}`)],
  ["BGP keepalive, hold time", bgp(({ keepalive, hold }) => `${keepalive} s, ${hold} s`)],
  ["advertise", bgp(({ advertise }) => list(advertise, "nothing"))],
  [
    "accept",
    bgp(({ accept }) =>
      accept ? list(accept, "nothing") : "all except the default route, link-local networks and its own",
    ),
  ],
  ["static routes", ({ routing }) => (routing.kind === "bgp" ? "–" : list(routing.routes, "none"))],
  [
    "preference",
    ({ standing, routing }) =>
      routing.kind === "bgp"
        ? `local preference ${standing.localPreference}, own ASN ${standing.prepends} more times`
        : `distance ${standing.distance}`,
  ],
  ["MTU of the tunnel, largest TCP segment", ({ mtu }) => `${mtu.tunnel}, ${mtu.mss}`],
];

export function sheetMarkdown(device: PeerDevice): string {
  const { environment, site, device: key, tunnels, profile, preference, notes } = device;
  const title = profile === undefined ? "a device of any kind" : limitsOf(profile).title;
  const remarks = [...notes, ...warnings(device)];
  return [
    `# ${key} at ${site}`,
    "",
    `Environment ${environment}, ${title}, ${preference}. Written by cenvpn peer.`,
    "",
    ...(remarks.length > 0 ? [...remarks.map((remark) => `- ${remark}`), ""] : []),
    ...table(
      ["", ...tunnels.map(({ name }) => name)],
      ROWS.map(([label, of]) => [label, ...tunnels.map(of)]),
    ),
    "",
    "The firewall at the site permits UDP 500, UDP 4500 and ESP (protocol 50), both ways.",
    "",
    "## MTU",
    "",
    ...table(
      ["tunnel", "largest packet outside", "ESP adds", "fits inside", "MTU of the tunnel", "largest TCP segment"],
      tunnels.map(({ name, mtu }) => [name, mtu.outer, mtu.overhead, mtu.largest, mtu.tunnel, mtu.mss].map(String)),
    ),
    "",
    "## What cenvpn decided, since neither the file nor the cloud says",
    "",
    ...table(
      ["about", "decision", "why"],
      DECISIONS.map(({ about, decision, why }) => [about, decision, why]),
    ),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

/** The same for programs: what is not known yet is `{"later": "…"}`. */
export function sheetJson({ others: _, ...device }: PeerDevice): string {
  const tunnels = device.tunnels.map((tunnel) => ({ ...tunnel, psk: { later: `PSK ${tunnel.name}` } }));
  return `${JSON.stringify({ version: 1, ...device, warnings: warnings(device), tunnels, decisions: DECISIONS }, null, 2)}\n`;
}
