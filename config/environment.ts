import type { NetworkType } from "../domain/address";
import { parseAsn } from "../domain/asn";
import { type CryptoSettings, cryptoSettings } from "../domain/crypto";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import { tunnelHosts } from "../domain/tunnel-cidr";
import type { SourceDocument } from "./document";
import { place } from "./problem";
import type {
  BackendFile,
  ConnectionFile,
  ConnectionSettingsFile,
  CustomerGatewayFile,
  EnvironmentFile,
  SiteFile,
  TransitRouterFile,
  TunnelFile,
} from "./schema";

/** An environment with every default written out, as plain data. */
export interface Environment {
  /** The file it comes from, as messages call it. */
  readonly file: string;
  readonly name: string;
  readonly region: string;
  readonly transitRouter?: TransitRouterFile;
  readonly backend: BackendFile;
  readonly sites: Readonly<Record<string, Site>>;
}

export interface Site {
  readonly customerGateways: Readonly<Record<string, CustomerGateway>>;
  readonly connections: Readonly<Record<string, Connection>>;
}

export interface CustomerGateway {
  readonly ip: string;
  readonly asn?: number;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** `file:line:column`. */
  readonly source: string;
}

export interface Connection {
  readonly vpnGateway?: string;
  readonly network: NetworkType;
  readonly crypto: CryptoSettings;
  readonly routing: "destination" | { readonly cloud: readonly string[]; readonly site: readonly string[] };
  readonly bgp: false | { readonly localAsn: number };
  readonly applyImmediately: boolean;
  readonly dpd: boolean;
  readonly natTraversal: boolean;
  readonly guardKeys: boolean;
  readonly advertise: boolean;
  readonly associate: boolean;
  readonly propagate: boolean;
  readonly routeTable?: string;
  readonly routes: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly tunnels: Readonly<Record<TunnelNumber, Tunnel>>;
  /** `file:line:column`. */
  readonly source: string;
}

export interface Tunnel {
  readonly customerGateway: string;
  readonly insideCidr?: string;
  readonly cloudIp?: string;
  readonly localId?: string;
  readonly remoteId?: string;
}

/** What applies where the file says nothing; the console's defaults, with strong crypto. */
const DEFAULTS = {
  network: "public",
  crypto: "strong",
  routing: "destination",
  bgp: false,
  applyImmediately: false,
  dpd: true,
  natTraversal: true,
  guardKeys: true,
  advertise: true,
  associate: true,
  propagate: true,
} as const satisfies ConnectionSettingsFile;

type Tags = Readonly<Record<string, string>>;

/** The environment of a document that has no problems. */
export function toEnvironment(document: SourceDocument): Environment {
  const file = document.value as EnvironmentFile;
  const source = (...path: string[]) => place(document.file, document.locate(path, "key"));
  const site = (key: string, { customerGateways, connections, tags }: SiteFile): Site => ({
    customerGateways: mapEntries(customerGateways, (gateway, value) =>
      toCustomerGateway(value, { ...file.tags, ...tags }, source("sites", key, "customerGateways", gateway)),
    ),
    connections: mapEntries(connections, (name, value) =>
      toConnection(value, file.defaults, { ...file.tags, ...tags }, source("sites", key, "connections", name)),
    ),
  });
  return {
    file: document.file,
    name: file.name,
    region: file.region,
    ...(file.transitRouter ? { transitRouter: file.transitRouter } : {}),
    backend: file.backend ?? "local",
    sites: mapEntries(file.sites, site),
  };
}

function toCustomerGateway({ asn, ...rest }: CustomerGatewayFile, tags: Tags, source: string): CustomerGateway {
  return { ...rest, ...(asn === undefined ? {} : { asn: asNumber(asn) }), tags, source };
}

function toConnection(
  file: ConnectionFile,
  defaults: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): Connection {
  const { crypto, bgp, routes = [], tags: own, tunnels, ...settings } = { ...DEFAULTS, ...defaults, ...file };
  const [one, two] = TUNNELS.map((number) => toTunnel(tunnels[number], bgp !== false));
  return {
    ...settings,
    crypto: cryptoSettings(crypto),
    bgp: bgp === false ? false : { localAsn: asNumber(bgp.localAsn) },
    routes,
    tags: { ...tags, ...own },
    tunnels: { 1: one as Tunnel, 2: two as Tunnel },
    source,
  };
}

/** Inside addresses mean nothing without BGP. */
function toTunnel({ insideCidr, cloudIp, ...rest }: TunnelFile, bgp: boolean): Tunnel {
  if (!bgp || insideCidr === undefined) return rest;
  return { ...rest, insideCidr, cloudIp: cloudIp ?? tunnelHosts(insideCidr).cloud };
}

function asNumber(asn: number | string): number {
  return parseAsn(asn) as number;
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  change: (key: string, value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
