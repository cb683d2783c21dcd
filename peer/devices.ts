import { OUTER_MTU } from "../domain/device/outside";
import { tunnelHosts } from "../domain/inside-cidr";
import { pskName } from "../domain/psk";
import { EVERYWHERE } from "../domain/route";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import { isDualTunnel, isExisting, isSingleTunnel, type Tunnel } from "../site/connection";
import {
  type CompleteCustomerGateway,
  type CompleteDualTunnel,
  type CompleteSingleTunnel,
  type CompleteSite,
  selectorsOf,
} from "../site/defaults";
import type { Device, Preference } from "../site/device";
import { BGP_TIMERS, DPD, STANDING } from "./decisions";
import type { Given } from "./later";
import type { PeerDevice, PeerEnd, PeerRouting, PeerTunnel } from "./model";
import { mtuOf } from "./mtu";

/** A site with its surroundings, and what is known of the cloud's end. */
export interface PeerSource {
  readonly environment: string;
  readonly key: string;
  readonly site: CompleteSite;
  /** Address of the cloud's gateway for a tunnel; undefined before it has one. */
  gatewayAddress(connection: string, tunnel: TunnelNumber): string | undefined;
}

type TunnelConnection = CompleteDualTunnel | CompleteSingleTunnel;

/** The devices of a site with tunnels. The tunnels of a connection with an id are not known here. */
export function peerDevices(source: PeerSource): PeerDevice[] {
  const owns = Object.entries(source.site.customerGateways).map(([key, gateway]) => ownOf(source, key, gateway));
  const tunnels = new Map(owns.map((own) => [own.key, tunnelsOf(source, own)]));
  return owns.flatMap((own) => {
    const mine = tunnels.get(own.key) ?? [];
    if (mine.length === 0) return [];
    const connections = new Set(mine.map(({ connection }) => connection));
    const all = [...tunnels].flatMap(([key, theirs]) => (key === own.key ? [] : theirs));
    return [
      deviceOf(
        source,
        own,
        mine,
        all.filter(({ connection }) => connections.has(connection)),
      ),
    ];
  });
}

/** The file's statements about a device, for all its tunnels. */
interface Own {
  readonly key: string;
  readonly device: Device;
  readonly preference: Preference;
  readonly asn: Given<number> | undefined;
  readonly address: Given<string>;
  readonly publicAddress: Given<string>;
  readonly ends: readonly TunnelEnd[];
}

interface TunnelEnd {
  readonly connection: string;
  readonly settings: TunnelConnection;
  readonly number: TunnelNumber;
  readonly tunnel: Tunnel;
}

function ownOf({ site }: PeerSource, key: string, gateway: CompleteCustomerGateway): Own {
  const { device = {} } = gateway;
  const ends = Object.entries(site.connections).flatMap(([connection, settings]) =>
    isExisting(settings)
      ? []
      : endsOn(key, settings).map(([number, tunnel]) => ({ connection, settings, number, tunnel })),
  );
  const publicAddress = "ip" in gateway ? gateway.ip : { later: `address of customer gateway ${gateway.id}` };
  return {
    key,
    device,
    preference: device.preference ?? defaultPreference(ends.map(({ settings }) => settings)),
    asn: asnOf(gateway),
    address: device.address ?? publicAddress,
    publicAddress,
    ends,
  };
}

function asnOf(gateway: CompleteCustomerGateway): Given<number> | undefined {
  if ("id" in gateway) return { later: `ASN of customer gateway ${gateway.id}` };
  return gateway.asn === undefined ? undefined : Number(gateway.asn);
}

function tunnelsOf({ key, gatewayAddress }: PeerSource, own: Own): PeerTunnel[] {
  return own.ends.map(({ connection, settings, number, tunnel }, position) => {
    const name = pskName(key, connection, number);
    const gateway = gatewayAddress(connection, number) ?? { later: `gateway address of ${name}` };
    return { name, connection, number, index: position + 1, ...tunnelOf(settings, tunnel, number, own, gateway) };
  });
}

function deviceOf(
  { environment, key: site }: PeerSource,
  { key, device: { profile, interface: outside }, address, publicAddress, asn, preference }: Own,
  tunnels: readonly PeerTunnel[],
  others: readonly PeerTunnel[],
): PeerDevice {
  return {
    environment,
    site,
    device: key,
    ...(profile === undefined ? {} : { profile }),
    address,
    publicAddress,
    ...(outside === undefined ? {} : { interface: outside }),
    ...(asn === undefined ? {} : { asn }),
    preference,
    tunnels,
    others,
    notes: notesOn(tunnels),
  };
}

function endsOn(key: string, connection: TunnelConnection): (readonly [TunnelNumber, Tunnel])[] {
  const all = isSingleTunnel(connection)
    ? [[1, connection.tunnel] as const]
    : TUNNELS.map((number) => [number, connection.tunnels[number]] as const);
  return all.filter(([, { customerGateway }]) => customerGateway === key);
}

function defaultPreference(connections: readonly TunnelConnection[]): Preference {
  const onGateway = connections.some((connection) => isDualTunnel(connection) && connection.vpnGateway !== undefined);
  return onGateway ? "active-standby" : "active-active";
}

function tunnelOf(
  connection: TunnelConnection,
  tunnel: Tunnel,
  number: TunnelNumber,
  { device, preference, asn, address, publicAddress }: Own,
  cloudAddress: Given<string>,
): Omit<PeerTunnel, "name" | "connection" | "number" | "index"> {
  const { ike, ipsec } = connection.crypto;
  const inside = insideIps(tunnel);
  const site: PeerEnd = { address, identity: tunnel.remoteId ?? publicAddress, ...inside?.site };
  const cloud: PeerEnd = { address: cloudAddress, identity: tunnel.localId ?? cloudAddress, ...inside?.cloud };
  const isStandby = preference === "active-standby" && number === 2;
  return {
    site,
    cloud,
    ike,
    ipsec,
    ...(connection.dpd ? { dpd: DPD } : {}),
    natTraversal: connection.natTraversal,
    selectors: selectorsOf(connection),
    ...(tunnel.insideCidr === undefined ? {} : { insideCidr: tunnel.insideCidr }),
    routing: routingOf(connection, device, asn),
    standing: isStandby ? STANDING.standby : STANDING.active,
    mtu: mtuOf(device.mtu ?? OUTER_MTU.usual, connection.natTraversal, ipsec),
  };
}

/** The site has the address that the cloud leaves free. */
function insideIps({ insideCidr, cloudIp }: Tunnel) {
  if (insideCidr === undefined || cloudIp === undefined) return undefined;
  const hosts = Object.values(tunnelHosts(insideCidr));
  const siteIp = hosts.find((ip) => ip !== cloudIp);
  return siteIp === undefined ? undefined : { site: { insideIp: siteIp }, cloud: { insideIp: cloudIp } };
}

function routingOf(
  connection: TunnelConnection,
  { networks = {} }: Device,
  asn: Given<number> | undefined,
): PeerRouting {
  const selectors = selectorsOf(connection);
  const behind = (side: "cloud" | "site") => networks[side] ?? selectors[side].filter((cidr) => cidr !== EVERYWHERE);
  if (!connection.bgp) {
    if (connection.routing === "destination") return { kind: "static", routes: behind("cloud") };
    return { kind: "flows", routes: selectors.cloud };
  }
  const routed = connection.routes.map(({ to }) => to);
  const accept = behind("cloud");
  return {
    kind: "bgp",
    siteAsn: asn ?? { later: "ASN of the device" },
    cloudAsn: Number(connection.bgp.localAsn),
    ...BGP_TIMERS,
    advertise: networks.site ?? (routed.length > 0 ? routed : behind("site")),
    ...(accept.length > 0 ? { accept } : {}),
  };
}

function notesOn(tunnels: readonly PeerTunnel[]): string[] {
  const lists = (of: (routing: PeerRouting) => readonly string[] | undefined) =>
    tunnels.filter(({ routing }) => of(routing)?.length === 0).map(({ name }) => name);
  const silent = lists((routing) => (routing.kind === "bgp" ? routing.advertise : undefined));
  const routeless = lists((routing) => (routing.kind === "bgp" ? undefined : routing.routes));
  return [
    ...silent.map((name) => `${name} advertises nothing: write the site's networks in device.networks.site`),
    ...routeless.map((name) => `${name} has no route to the cloud: write its networks in device.networks.cloud`),
  ];
}
