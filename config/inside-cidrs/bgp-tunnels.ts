import { DEVICE_PROFILES, type DeviceProfile } from "../../domain/device";
import { insideCidrProblem } from "../../domain/inside-cidr";
import { TUNNELS, type TunnelNumber } from "../../domain/tunnel";
import type { SourceDocument } from "../document";
import { type Path, place } from "../problem";
import { type FileRecord, record } from "../record";

// Reads documents, not environments: a file without an inside CIDR is not a valid environment yet.

/** A tunnel that needs an inside CIDR: one of a connection with BGP. */
export interface BgpTunnel {
  /** The file that the tunnel stands in. */
  readonly document: SourceDocument;
  /** Name of the site. */
  readonly site: string;
  /** Name of the connection. */
  readonly connection: string;
  /** Number of the tunnel. */
  readonly tunnel: TunnelNumber;
  /** Path of the tunnel in its connection. */
  readonly at: readonly string[];
  /** The transit router or VPN gateway at the cloud's end. */
  readonly end: string;
  /** Whether the connection ends on a VPN gateway. */
  readonly isOnVpnGateway: boolean;
  /** Address of the device at the site's end, if the file shows it. */
  readonly device?: string;
  /** What that device is, if the file shows it. */
  readonly profile?: DeviceProfile;
  /** The inside CIDR, if the file has a usable one. */
  readonly cidr?: string;
  /** Whether the file has no inside CIDR here. */
  readonly missing: boolean;
}

/** The tunnels of a document that need an inside CIDR, also when the document does not fit the schema. */
export function bgpTunnels(document: SourceDocument): BgpTunnel[] {
  const file = record(document.value);
  const defaults = record(file.defaults);
  const transitRouter = record(file.transitRouter).id ?? `the transit router of ${file.name}`;
  const tunnels: BgpTunnel[] = [];
  for (const [site, { customerGateways, connections }] of entries(file.sites))
    for (const [connection, settings] of entries(connections)) {
      const { id, bgp = defaults.bgp, vpnGateway } = settings;
      if (id !== undefined || bgp === undefined || bgp === false) continue;
      const end = String(vpnGateway ?? transitRouter);
      for (const written of writtenTunnels(settings, record(customerGateways)))
        tunnels.push({ document, site, connection, end, isOnVpnGateway: vpnGateway !== undefined, ...written });
    }
  return tunnels;
}

type WrittenTunnel = Pick<BgpTunnel, "tunnel" | "at" | "missing" | "device" | "profile" | "cidr">;

function writtenTunnels({ tunnel: single, tunnels }: FileRecord, customerGateways: FileRecord): WrittenTunnel[] {
  if (single !== undefined) return [{ tunnel: 1, at: ["tunnel"], ...tunnelSettings(single, customerGateways) }];
  return TUNNELS.map((tunnel) => ({
    tunnel,
    at: ["tunnels", String(tunnel)],
    ...tunnelSettings(record(tunnels)[tunnel], customerGateways),
  }));
}

function tunnelSettings(settings: unknown, customerGateways: FileRecord): Omit<WrittenTunnel, "tunnel" | "at"> {
  const { customerGateway, insideCidr } = record(settings);
  const { ip, device } = record(customerGateways[String(customerGateway)]);
  const profile = DEVICE_PROFILES.find((known) => known === record(device).profile);
  return {
    missing: insideCidr === undefined,
    ...(typeof ip === "string" ? { device: ip } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...(typeof insideCidr === "string" && !insideCidrProblem(insideCidr) ? { cidr: insideCidr } : {}),
  };
}

/** Where the inside CIDR of a tunnel stands, or should. */
export function insideCidrPath({ site, connection, at }: BgpTunnel): Path {
  return ["sites", site, "connections", connection, ...at, "insideCidr"];
}

/** `file:line:column` of that. */
export function insideCidrPlace(tunnel: BgpTunnel): string {
  const { document } = tunnel;
  return place(document.file, document.locate(insideCidrPath(tunnel)));
}

function entries(map: unknown): [string, FileRecord][] {
  return Object.entries(record(map)).map(([key, value]) => [key, record(value)]);
}
