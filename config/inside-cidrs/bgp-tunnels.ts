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
  return entries(file.sites).flatMap(([site, { customerGateways, connections }]) =>
    entries(connections)
      .filter(([, { id, bgp = defaults.bgp }]) => id === undefined && bgp !== undefined && bgp !== false)
      .flatMap(([connection, { vpnGateway, tunnels, tunnel: single }]) => {
        const written =
          single === undefined
            ? TUNNELS.map((number) => [number, record(tunnels)[number]] as const)
            : [[1, single] as const];
        return written.map(([tunnel, settings]) => {
          const { customerGateway, insideCidr } = record(settings);
          const gateway = record(record(customerGateways)[String(customerGateway)]);
          const device = gateway.ip;
          const profile = DEVICE_PROFILES.find((known) => known === record(gateway.device).profile);
          return {
            document,
            site,
            connection,
            tunnel,
            at: single === undefined ? ["tunnels", String(tunnel)] : ["tunnel"],
            missing: insideCidr === undefined,
            end: String(vpnGateway ?? record(file.transitRouter).id ?? `the transit router of ${file.name}`),
            isOnVpnGateway: vpnGateway !== undefined,
            ...(typeof device === "string" ? { device } : {}),
            ...(profile === undefined ? {} : { profile }),
            ...(typeof insideCidr === "string" && !insideCidrProblem(insideCidr) ? { cidr: insideCidr } : {}),
          };
        });
      }),
  );
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
