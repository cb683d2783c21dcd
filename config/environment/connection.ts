import type { NetworkType } from "../../domain/address";
import { parseAsn } from "../../domain/asn";
import { type Bandwidth, CONNECTION_DEFAULTS } from "../../domain/connection";
import { type CryptoSettings, cryptoSettings } from "../../domain/crypto";
import { tunnelHosts } from "../../domain/inside-cidr";
import type { KeySource } from "../../domain/kms";
import { DEFAULT_TABLE } from "../../domain/route-table";
import { byTunnel, type TunnelNumber } from "../../domain/tunnel";
import type { TunnelEdits } from "../../domain/tunnel-edits";
import type { ConnectionFile, ConnectionSettingsFile, TunnelFile } from "../schema";
import { type Attachment, labels } from "./attachment";
import { toRoute } from "./route";
import type { Tags } from "./tags";

export interface Connection extends Omit<Attachment, keyof OnTransitRouter>, Partial<OnTransitRouter> {
  readonly name?: string;
  /** Its key, or the id of one that the file does not speak of. */
  readonly vpnGateway?: string;
  readonly crypto: CryptoSettings;
  readonly routing: "destination" | { readonly cloud: readonly string[]; readonly site: readonly string[] };
  readonly bgp: false | { readonly localAsn: number };
  readonly applyImmediately: boolean;
  readonly dpd: boolean;
  readonly natTraversal: boolean;
  readonly keys: KeySource;
  readonly tunnels: Readonly<Record<TunnelNumber, Tunnel>>;
}

/** All of it on a transit router, none of it on a VPN gateway. */
export interface OnTransitRouter
  extends Pick<Attachment, "advertise" | "associate" | "propagate" | "routeTable" | "payer" | "attachment"> {
  readonly network: NetworkType;
  readonly bandwidth?: Bandwidth;
  readonly resourceGroup?: string;
  readonly guardKeys: boolean;
  readonly tunnelEdits: TunnelEdits;
  readonly revision: number;
}

/** Settings that only a connection on a transit router has. */
export const ON_TRANSIT_ROUTERS = [
  "network",
  "bandwidth",
  "resourceGroup",
  "guardKeys",
  "tunnelEdits",
  "revision",
  "advertise",
  "associate",
  "propagate",
  "routeTable",
  "payer",
  "attachment",
] as const;

export interface Tunnel {
  readonly customerGateway: string;
  readonly insideCidr?: string;
  readonly cloudIp?: string;
  readonly localId?: string;
  readonly remoteId?: string;
}

export function toConnection(
  file: ConnectionFile,
  defaults: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): Connection {
  const effective = { ...CONNECTION_DEFAULTS, routeTable: DEFAULT_TABLE, ...defaults, ...file };
  const { crypto, bgp, tags: own, tunnels, routes = [], attachment, ...settings } = effective;
  const connection = {
    ...settings,
    crypto: cryptoSettings(crypto),
    bgp: toBgp(bgp),
    ...labels({ tags: own, attachment }, tags),
    routes: routes.map((route) => toRoute(route, file.vpnGateway !== undefined)),
    tunnels: byTunnel((number) => toTunnel(tunnels[number], bgp !== false)),
    source,
  };
  return file.vpnGateway === undefined ? connection : without(connection, ON_TRANSIT_ROUTERS);
}

export function toBgp(bgp: Required<ConnectionSettingsFile>["bgp"]): Connection["bgp"] {
  return bgp === false ? false : { localAsn: parseAsn(bgp.localAsn) as number };
}

/** Inside addresses mean nothing without BGP. */
export function toTunnel({ insideCidr, cloudIp, ...rest }: TunnelFile, bgp: boolean): Tunnel {
  if (!bgp || insideCidr === undefined) return rest;
  return { ...rest, insideCidr, cloudIp: cloudIp ?? tunnelHosts(insideCidr).cloud };
}

export function without<T extends object, K extends keyof T>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}
