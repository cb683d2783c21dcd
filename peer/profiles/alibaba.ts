import { isLater, shown } from "../later";
import type { PeerDevice, PeerTunnel } from "../model";
import { indented, type Line, type PeerProfile, type ProfileFile } from "../profile";
import { psksFile } from "./terraform";

/** Stands for a gateway that has no address yet: nobody answers there (RFC 5737). */
const nobody = (tunnel: PeerTunnel) => `192.0.2.${tunnel.number}`;

/** A connection of another transit router: its environment file, seen from there. PSKs have the same names at both ends. */
export const alibaba: PeerProfile = {
  checkedBy: "cenvpn itself: the file is an environment file, and its devices have these tunnels again",
  confidence: "documented",
  sources: [{ title: "VPC API 2016-04-28, CreateVpnAttachment", date: "2026-08-03" }],
  beside: [
    "Fill in region and transit router. The addresses 192.0.2.1 and 192.0.2.2, where nobody answers, stand for gateway addresses that are not known yet.",
    "The PSKs are the same as here: rename the file of PSKs for the other environment.",
  ],
  files: (device, psk) => [environmentFile(device), psksFile(ofConnections(device), psk)],
};

/** Both tunnels of each connection, also one that ends on another customer gateway here: there it is one connection. */
function ofConnections({ tunnels, others }: PeerDevice): PeerTunnel[] {
  return [...tunnels, ...others].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function environmentFile(device: PeerDevice): ProfileFile {
  const all = ofConnections(device);
  const connections = new Set(all.map(({ connection }) => connection));
  return {
    name: "environment.yaml",
    comment: "#",
    lines: [
      `name: ${`far-${device.environment}`.slice(0, 32)}`,
      "region: <region>",
      "transitRouter: {cen: <cen-ID>, id: <tr-ID>, cidrs: existing}",
      "sites:",
      `  ${device.site}:`,
      "    customerGateways:",
      ...indented(all.map(gateway), "      "),
      "    connections:",
      ...[...connections].flatMap((key) =>
        indented(
          connectionLines(
            key,
            all.filter(({ connection }) => connection === key),
          ),
          "      ",
        ),
      ),
    ],
  };
}

function gateway(tunnel: PeerTunnel): Line {
  const { cloud, routing } = tunnel;
  const asn = routing.kind === "bgp" ? { asn: routing.cloudAsn } : {};
  return `${gatewayKey(tunnel)}: ${flow({ ip: isLater(cloud.address) ? nobody(tunnel) : cloud.address, ...asn, device: { profile: "alibaba" } })}`;
}

/** Of the connection and the number, within the 32 characters of a key. */
const gatewayKey = ({ connection, number }: PeerTunnel) => `${connection.slice(0, 30)}-${number}`;

function connectionLines(key: string, tunnels: readonly PeerTunnel[]): Line[] {
  const [first] = tunnels;
  if (!first) return [];
  const { ike, ipsec, routing, selectors, dpd, natTraversal } = first;
  return [
    `${key}:`,
    `  crypto: ${flow({ ike, ipsec })}`,
    ...(routing.kind === "bgp" ? [`  bgp: {localAsn: ${shown(routing.siteAsn)}}`] : []),
    ...(routing.kind === "static" ? [`  routes: ${flow(routing.routes)}`] : []),
    ...(routing.kind === "flows" ? [`  routing: ${flow({ cloud: selectors.site, site: selectors.cloud })}`] : []),
    `  dpd: ${dpd !== undefined}`,
    `  natTraversal: ${natTraversal}`,
    "  applyImmediately: true",
    "  tunnelEdits: in-place",
    "  tunnels:",
    ...tunnels.map((tunnel) => `    ${tunnel.number}: ${flow(tunnelOf(tunnel))}`),
  ];
}

/** The two ends change places. */
function tunnelOf(tunnel: PeerTunnel): object {
  const { site, cloud, insideCidr } = tunnel;
  const isOwn = (end: PeerTunnel["site"]) => shown(end.identity) === shown(end.address);
  return {
    customerGateway: gatewayKey(tunnel),
    ...(insideCidr === undefined ? {} : { insideCidr, cloudIp: site.insideIp }),
    ...(isOwn(site) ? {} : { localId: shown(site.identity) }),
    ...(isOwn(cloud) ? {} : { remoteId: shown(cloud.identity) }),
  };
}

/** JSON is YAML. */
const flow = (value: object) => JSON.stringify(value);
