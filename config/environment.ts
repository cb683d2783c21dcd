import { DEFAULT_ACCOUNT } from "../domain/account";
import type { NetworkType } from "../domain/address";
import { parseAsn } from "../domain/asn";
import { type Bandwidth, CONNECTION_DEFAULTS, HEALTH_CHECK_DEFAULTS, VPN_GATEWAY_DEFAULTS } from "../domain/connection";
import { type CryptoSettings, cryptoSettings } from "../domain/crypto";
import { tunnelHosts } from "../domain/inside-cidr";
import type { KeySource } from "../domain/kms";
import type { Payer } from "../domain/payer";
import { ROUTE_DEFAULTS, type RouteWeight } from "../domain/route";
import { DEFAULT_TABLE } from "../domain/route-table";
import { byTunnel, type TunnelNumber } from "../domain/tunnel";
import type { TunnelEdits } from "../domain/tunnel-edits";
import { type Account, toAccounts } from "./accounts";
import type { SourceDocument } from "./document";
import { place } from "./problem";
import type {
  ConnectionFile,
  ConnectionSettingsFile,
  CustomerGatewayFile,
  EnvironmentFile,
  ExistingConnectionFile,
  SingleTunnelFile,
  SiteFile,
  TunnelFile,
  VpnGatewayFile,
} from "./schema";
import { type TransitRouter, toTransitRouter } from "./transit-router";

/** An environment with every default written out, as plain data. */
export interface Environment {
  /** The file it comes from, as messages call it. */
  readonly file: string;
  readonly name: string;
  readonly region: string;
  /** By key; `default` is always there. */
  readonly accounts: Readonly<Record<string, Account>>;
  /** Whether the role of the VPN service is made in each account that owns sites. */
  readonly serviceLinkedRole: boolean;
  readonly transitRouter?: TransitRouter;
  /** By key. */
  readonly vpnGateways: Readonly<Record<string, VpnGateway>>;
  readonly backend: Backend;
  readonly sites: Readonly<Record<string, Site>>;
}

export type Backend = "local" | { readonly oss: Oss };

export interface Oss {
  readonly bucket: string;
  /** Folder of the stack of sites. */
  readonly prefix: string;
  /** Folder of the stack of the hub, where there is one. */
  readonly hubPrefix?: string;
  readonly region: string;
  readonly encrypt: boolean;
  readonly tablestore?: { readonly endpoint: string; readonly table: string };
}

export interface Site {
  /** Key of the account that owns devices and connections. */
  readonly account: string;
  readonly customerGateways: Readonly<Record<string, CustomerGateway>>;
  readonly connections: Readonly<Record<string, Connection>>;
  /** Connections that exist already and are only attached. */
  readonly existingConnections: Readonly<Record<string, ExistingConnection>>;
  /** Running connections with a single tunnel that are taken over. */
  readonly singleTunnelConnections: Readonly<Record<string, SingleTunnelConnection>>;
  readonly formerly?: readonly string[];
}

/** A customer gateway that exists already, or one to make. */
export type CustomerGateway = { readonly id: string } | NewCustomerGateway;

export interface NewCustomerGateway extends Past {
  readonly ip: string;
  readonly asn?: number;
  readonly name?: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** `file:line:column`. */
  readonly source: string;
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

/** What something was before: former keys, and the id of the object that is taken over. */
interface Past {
  readonly formerly?: readonly string[];
  readonly import?: string;
}

export interface ExistingConnection extends Attachment {
  /** `vco-…` */
  readonly id: string;
}

/** How a connection is attached. */
interface Attachment {
  readonly advertise: boolean;
  readonly associate: boolean;
  readonly propagate: boolean | readonly string[];
  readonly routeTable: string;
  readonly payer?: Payer;
  readonly attachment: { readonly name?: string; readonly description?: string; readonly tags: Tags };
  readonly routes: readonly Route[];
  readonly tags: Tags;
  readonly formerly?: readonly string[];
  readonly import?: ImportedConnection;
  /** `file:line:column`. */
  readonly source: string;
}

/** What of a connection exists already. */
export type ImportedConnection = NonNullable<ConnectionFile["import"]>;

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
interface OnTransitRouter
  extends Pick<Attachment, "advertise" | "associate" | "propagate" | "routeTable" | "payer" | "attachment"> {
  readonly network: NetworkType;
  readonly bandwidth?: Bandwidth;
  readonly resourceGroup?: string;
  readonly guardKeys: boolean;
  readonly tunnelEdits: TunnelEdits;
  readonly revision: number;
}

export interface SingleTunnelConnection
  extends Omit<Attachment, "import">,
    Omit<Connection, keyof Attachment | keyof OnTransitRouter | "vpnGateway" | "tunnels"> {
  readonly network: NetworkType;
  readonly resourceGroup?: string;
  readonly tunnel: Tunnel;
  readonly healthCheck?: HealthCheck;
  readonly zone: string;
  readonly import: ImportedConnection;
}

export interface HealthCheck {
  readonly source: string;
  readonly destination: string;
  readonly interval: number;
  readonly retries: number;
  readonly switchRoute: boolean;
}

/** A route into a connection; all but `to` on a VPN gateway only. */
export interface Route {
  readonly to: string;
  readonly from?: string;
  readonly weight?: RouteWeight;
  readonly publish?: boolean;
}

/** A VPN gateway that exists already, or one to make. */
export type VpnGateway = { readonly id: string } | NewVpnGateway;

export interface NewVpnGateway extends Past {
  readonly vpc: string;
  readonly vswitches: readonly [string, string];
  readonly bandwidth: number;
  readonly network: NetworkType;
  readonly autoPropagate: boolean;
  readonly name: string;
  readonly description?: string;
  readonly resourceGroup?: string;
  readonly tags: Tags;
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

type Tags = Readonly<Record<string, string>>;

/** The environment of a document that has no problems. */
export function toEnvironment(document: SourceDocument): Environment {
  const file = document.value as EnvironmentFile;
  const source = (...path: string[]) => place(document.file, document.locate(path, "key"));
  const site = (key: string, { account = DEFAULT_ACCOUNT, ...value }: SiteFile): Site => {
    const { customerGateways, connections, tags: own, formerly } = value;
    const tags = { ...file.tags, ...own };
    const at = (name: string) => source("sites", key, "connections", name);
    const [existing, described] = partition(connections, (value): value is ExistingConnectionFile => "id" in value);
    const [single, made] = partition(described, (value): value is SingleTunnelFile => "tunnel" in value);
    return {
      account,
      customerGateways: mapEntries(customerGateways, (gateway, value) =>
        toCustomerGateway(value, tags, source("sites", key, "customerGateways", gateway)),
      ),
      connections: mapEntries(made, (name, value) => toConnection(value, file.defaults, tags, at(name))),
      existingConnections: mapEntries(existing, (name, value) =>
        toExistingConnection(value, file.defaults, tags, at(name)),
      ),
      singleTunnelConnections: mapEntries(single, (name, value) =>
        toSingleTunnel(value, file.defaults, tags, at(name)),
      ),
      ...(formerly ? { formerly } : {}),
    };
  };
  return {
    file: document.file,
    name: file.name,
    region: file.region,
    accounts: toAccounts(file),
    serviceLinkedRole: file.serviceLinkedRole ?? false,
    ...(file.transitRouter ? { transitRouter: toTransitRouter(file, file.transitRouter, source) } : {}),
    vpnGateways: mapEntries(file.vpnGateways ?? {}, (key, value) =>
      toVpnGateway(key, value, file, source("vpnGateways", key)),
    ),
    backend: toBackend(file),
    sites: mapEntries(file.sites ?? {}, site),
  };
}

function toBackend({ backend = "local", name, region, transitRouter }: EnvironmentFile): Backend {
  if (backend === "local") return backend;
  const { prefix } = backend.oss;
  const hubPrefix = prefix === undefined ? hubStackName(name) : `${prefix}-hub`;
  const makesHub = transitRouter && transitRouter.id === undefined;
  return {
    oss: { prefix: stackName(name), ...(makesHub ? { hubPrefix } : {}), region, encrypt: true, ...backend.oss },
  };
}

/** Name of the stack of an environment's sites. */
export function stackName(environment: string): string {
  return `${environment}-sites`;
}

function hubStackName(environment: string): string {
  return `${environment}-hub`;
}

/** Names of the stacks that an environment becomes, in the order in which they are deployed. */
export function stackNames({ name, transitRouter, sites }: Pick<Environment, "name" | "transitRouter" | "sites">) {
  const hub = transitRouter && transitRouter.id === undefined ? hubStackName(name) : undefined;
  const own = hub !== undefined && Object.keys(sites).length === 0 ? undefined : stackName(name);
  return { hub, sites: own, all: [hub, own].filter((each) => each !== undefined) };
}

function toCustomerGateway(gateway: CustomerGatewayFile, tags: Tags, source: string): CustomerGateway {
  if ("id" in gateway) return gateway;
  const { asn, tags: own, ...rest } = gateway;
  return { ...rest, ...(asn === undefined ? {} : { asn: asNumber(asn) }), tags: { ...tags, ...own }, source };
}

function toConnection(
  file: ConnectionFile,
  defaults: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): Connection {
  const effective = { ...CONNECTION_DEFAULTS, routeTable: DEFAULT_TABLE, ...defaults, ...file };
  const { crypto, bgp, tags: own, tunnels, routes = [], attachment = {}, ...settings } = effective;
  const connection = {
    ...settings,
    crypto: cryptoSettings(crypto),
    bgp: bgp === false ? (false as const) : { localAsn: asNumber(bgp.localAsn) },
    tags: { ...tags, ...own },
    attachment: { ...attachment, tags: { ...tags, ...own, ...attachment.tags } },
    routes: routes.map((route) => toRoute(route, file.vpnGateway !== undefined)),
    tunnels: byTunnel((number) => toTunnel(tunnels[number], bgp !== false)),
    source,
  };
  return file.vpnGateway === undefined ? connection : without(connection, ON_TRANSIT_ROUTERS);
}

function toExistingConnection(
  { routes = [], tags: own, attachment = {}, ...settings }: ExistingConnectionFile,
  { advertise, associate, propagate, routeTable, payer }: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): ExistingConnection {
  const defaults = given({ advertise, associate, propagate, routeTable, payer });
  return {
    ...{ advertise: CONNECTION_DEFAULTS.advertise, associate: CONNECTION_DEFAULTS.associate },
    ...{ propagate: CONNECTION_DEFAULTS.propagate, routeTable: DEFAULT_TABLE, ...defaults, ...settings },
    routes: routes.map((route) => toRoute(route, false)),
    tags: { ...tags, ...own },
    attachment: { ...attachment, tags: { ...tags, ...own, ...attachment.tags } },
    source,
  };
}

function toSingleTunnel(
  file: SingleTunnelFile,
  defaults: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): SingleTunnelConnection {
  const effective = { ...CONNECTION_DEFAULTS, routeTable: DEFAULT_TABLE, ...defaults, ...file };
  const { crypto, bgp, tags: own, tunnel, routes = [], attachment = {}, healthCheck, ...settings } = effective;
  return {
    ...without(settings, ["guardKeys", "bandwidth", "tunnelEdits", "revision"]),
    crypto: cryptoSettings(crypto),
    bgp: bgp === false ? false : { localAsn: asNumber(bgp.localAsn) },
    tags: { ...tags, ...own },
    attachment: { ...attachment, tags: { ...tags, ...own, ...attachment.tags } },
    routes: routes.map((route) => toRoute(route, false)),
    tunnel: toTunnel(tunnel, bgp !== false),
    ...(healthCheck ? { healthCheck: { ...HEALTH_CHECK_DEFAULTS, ...healthCheck } } : {}),
    // Both are demanded, with their reasons.
    import: settings.import ?? {},
    zone: settings.zone ?? "",
    source,
  };
}

function given<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function without<T extends object, K extends keyof T>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

function toVpnGateway(
  key: string,
  gateway: VpnGatewayFile,
  { name, tags }: EnvironmentFile,
  source: string,
): VpnGateway {
  if ("id" in gateway) return gateway;
  const [first = "", second = ""] = gateway.vswitches; // the schema demands two
  return {
    ...VPN_GATEWAY_DEFAULTS,
    name: `${name}-${key}`,
    ...gateway,
    vswitches: [first, second],
    tags: { ...tags, ...gateway.tags },
    source,
  };
}

function toRoute(route: RouteFile, onVpnGateway: boolean): Route {
  const settings = typeof route === "string" ? { to: route } : route;
  return onVpnGateway ? { ...ROUTE_DEFAULTS, ...settings } : settings;
}

type RouteFile = NonNullable<ConnectionFile["routes"]>[number];

/** Inside addresses mean nothing without BGP. */
function toTunnel({ insideCidr, cloudIp, ...rest }: TunnelFile, bgp: boolean): Tunnel {
  if (!bgp || insideCidr === undefined) return rest;
  return { ...rest, insideCidr, cloudIp: cloudIp ?? tunnelHosts(insideCidr).cloud };
}

function asNumber(asn: number | string): number {
  return parseAsn(asn) as number;
}

function partition<T, U extends T>(
  record: Readonly<Record<string, T>>,
  is: (value: T) => value is U,
): [Record<string, U>, Record<string, Exclude<T, U>>] {
  const entries = Object.entries(record);
  const ones = entries.filter((entry): entry is [string, U] => is(entry[1]));
  const others = entries.filter((entry): entry is [string, Exclude<T, U>] => !is(entry[1]));
  return [Object.fromEntries(ones), Object.fromEntries(others)];
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  change: (key: string, value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
