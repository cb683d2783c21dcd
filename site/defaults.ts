import type { NetworkType } from "../domain/address";
import { parseAsn } from "../domain/asn";
import { CONNECTION_DEFAULTS, HEALTH_CHECK_DEFAULTS } from "../domain/connection";
import { type CryptoSettings, cryptoSettings } from "../domain/crypto";
import { tunnelHosts } from "../domain/inside-cidr";
import { parseCidr } from "../domain/ipv4";
import { EVERYWHERE, ROUTE_DEFAULTS } from "../domain/route";
import { DEFAULT_TABLE } from "../domain/route-table";
import { byTunnel, type TunnelNumber } from "../domain/tunnel";
import {
  type AttachmentLabels,
  type AttachmentSettings,
  type Connection,
  type ConnectionSettings,
  type DualTunnelConnection,
  type ExistingConnection,
  type HealthCheck,
  isExisting,
  isSingleTunnel,
  type KeySettings,
  type NegotiationSettings,
  ON_TRANSIT_ROUTERS,
  type ProtectedFlows,
  type Route,
  type SingleTunnelConnection,
  type Tags,
  type Tunnel,
} from "./connection";
import type { CustomerGateway, NewCustomerGateway, Site } from "./site";

// Defaults, and values that follow from other values.

type Given<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]-?: NonNullable<T[P]> };

/** A site with every default written out. A second call changes nothing. */
export interface CompleteSite extends Omit<Site, "customerGateways" | "connections" | "tags"> {
  readonly customerGateways: Readonly<Record<string, CompleteCustomerGateway>>;
  readonly connections: Readonly<Record<string, CompleteConnection>>;
}

export type CompleteCustomerGateway =
  | Exclude<CustomerGateway, NewCustomerGateway>
  | Given<NewCustomerGateway, "name" | "tags">;

export type CompleteConnection = CompleteDualTunnel | CompleteSingleTunnel | CompleteExisting;

interface CompleteOfSite {
  readonly routes: readonly Route[];
  readonly tags: Tags;
}

interface CompleteIpsec extends Omit<Required<NegotiationSettings & KeySettings>, "crypto"> {
  readonly name: string;
  readonly crypto: CryptoSettings;
}

/** On a transit router. */
interface CompleteAttachment {
  readonly advertise: boolean;
  readonly associate: boolean;
  readonly propagate: boolean | readonly string[];
  readonly routeTable: string;
  readonly attachment: Given<AttachmentLabels, "name" | "tags">;
}

export type CompleteDualTunnel = Omit<DualTunnelConnection, keyof CompleteIpsec | keyof CompleteOfSite | "attachment"> &
  CompleteIpsec &
  CompleteOfSite &
  Partial<CompleteAttachment>;

export type CompleteSingleTunnel = Omit<
  SingleTunnelConnection,
  keyof CompleteIpsec | keyof CompleteOfSite | keyof CompleteAttachment | "network" | "healthCheck"
> &
  CompleteIpsec &
  CompleteOfSite &
  CompleteAttachment & { readonly network: NetworkType; readonly healthCheck?: Required<HealthCheck> };

export type CompleteExisting = Omit<ExistingConnection, keyof CompleteOfSite | keyof CompleteAttachment> &
  CompleteOfSite &
  CompleteAttachment;

/** What a site inherits from its file. */
export interface Inherited {
  readonly defaults?: ConnectionSettings;
  readonly tags?: Tags;
}

export function completeSite(
  name: string,
  { tags: own, ...site }: Site,
  { defaults, tags }: Inherited = {},
): CompleteSite {
  const inherited = { defaults, tags: { ...tags, ...own } };
  return {
    ...site,
    customerGateways: mapValues(site.customerGateways, (gateway, key) =>
      completeGateway(partName(name, key), gateway, inherited.tags),
    ),
    connections: mapValues(site.connections, (connection, key) =>
      completeConnection(partName(name, key), connection, inherited),
    ),
  };
}

/** The default name of something of a site. */
function partName(site: string, part: string): string {
  return `${site}-${part}`;
}

function completeGateway(name: string, gateway: CustomerGateway, tags: Tags): CompleteCustomerGateway {
  if ("id" in gateway) return gateway;
  const { asn, ...rest } = gateway;
  return { name, ...rest, ...(asn === undefined ? {} : { asn: plainAsn(asn) }), tags: { ...tags, ...gateway.tags } };
}

/** A dotted ASN as a number. Any other value, such as one that only Terraform knows, stays. */
function plainAsn(asn: number | string): number | string {
  return parseAsn(asn) ?? asn;
}

function completeConnection(name: string, connection: Connection, { defaults, tags }: Inherited): CompleteConnection {
  const ofSite = labels(name, connection, tags);
  if (isExisting(connection))
    return { ...effective(connection, defaults), ...ofSite, routes: routesOf(connection.routes) };
  if (isSingleTunnel(connection)) {
    const { healthCheck, ...all } = effective(connection, defaults);
    return {
      name,
      ...all,
      ...completeIpsec(all),
      ...ofSite,
      routes: routesOf(all.routes),
      tunnel: completeTunnel(all.tunnel, all.bgp !== false),
      ...(healthCheck ? { healthCheck: { ...HEALTH_CHECK_DEFAULTS, ...healthCheck } } : {}),
    };
  }
  const all = effective(connection, defaults);
  const onGateway = all.vpnGateway !== undefined;
  const whole = {
    name,
    ...all,
    ...completeIpsec(all),
    ...ofSite,
    routes: routesOf(all.routes).map((route) => (onGateway ? { ...ROUTE_DEFAULTS, ...route } : route)),
    tunnels: byTunnel((number: TunnelNumber) => completeTunnel(all.tunnels[number], all.bgp !== false)),
  };
  return onGateway ? (without(whole, ON_TRANSIT_ROUTERS) as CompleteDualTunnel) : whole;
}

/** A connection with its defaults: those of its file, else those of the product. */
export function effective(connection: DualTunnelConnection, defaults?: ConnectionSettings): EffectiveDualTunnel;
export function effective(connection: SingleTunnelConnection, defaults?: ConnectionSettings): EffectiveSingleTunnel;
export function effective(connection: ExistingConnection, defaults?: ConnectionSettings): EffectiveExisting;
export function effective(connection: Connection, defaults: ConnectionSettings = {}): object {
  const attached = { advertise, associate, propagate, routeTable: DEFAULT_TABLE };
  if (isExisting(connection)) return { ...attached, ...given(ofAttachment(defaults)), ...given(connection) };
  const all = { ...CONNECTION_DEFAULTS, ...attached, ...given(defaults), ...given(connection) };
  return isSingleTunnel(connection) ? without(all, EDITS_OF_TWO_TUNNELS) : all;
}

const { advertise, associate, propagate } = CONNECTION_DEFAULTS;

type EffectiveIpsec = Required<NegotiationSettings & KeySettings>;
type EffectiveAttachment = Given<AttachmentSettings, "advertise" | "associate" | "propagate" | "routeTable">;
export type EffectiveDualTunnel = Omit<DualTunnelConnection, keyof EffectiveIpsec | keyof AttachmentSettings> &
  EffectiveIpsec &
  EffectiveAttachment &
  Required<Pick<DualTunnelConnection, "network" | "guardKeys" | "tunnelEdits" | "revision">>;
export type EffectiveSingleTunnel = Omit<SingleTunnelConnection, keyof EffectiveIpsec | keyof AttachmentSettings> &
  EffectiveIpsec &
  EffectiveAttachment &
  Required<Pick<SingleTunnelConnection, "network">>;
export type EffectiveExisting = Omit<ExistingConnection, keyof AttachmentSettings> & EffectiveAttachment;

/** What a connection with one tunnel does not need, since the provider sends its edits. */
const EDITS_OF_TWO_TUNNELS = ["guardKeys", "bandwidth", "tunnelEdits", "revision"] as const;

function ofAttachment({ advertise, associate, propagate, routeTable, payer }: AttachmentSettings): AttachmentSettings {
  return { advertise, associate, propagate, routeTable, payer } as AttachmentSettings;
}

/** The tags of a connection and of its attachment, and the attachment's name. */
function labels(name: string, { tags: own, attachment }: Pick<Connection, "tags" | "attachment">, around: Tags = {}) {
  const tags = { ...around, ...own };
  return { tags, attachment: { name, ...attachment, tags: { ...tags, ...attachment?.tags } } };
}

function completeIpsec({ crypto, bgp }: EffectiveIpsec) {
  return { crypto: cryptoSettings(crypto), bgp: bgp ? { localAsn: plainAsn(bgp.localAsn) } : (false as const) };
}

/** Inside addresses have no meaning without BGP. */
function completeTunnel(tunnel: Tunnel, bgp: boolean): Tunnel {
  const { insideCidr, cloudIp, ...rest } = tunnel;
  if (!bgp) return rest;
  const ip = cloudIp ?? cloudIpOf(insideCidr);
  return { ...rest, ...(insideCidr === undefined ? {} : { insideCidr }), ...(ip === undefined ? {} : { cloudIp: ip }) };
}

/** Default address of the cloud's end in an inside CIDR. */
export function cloudIpOf(insideCidr: string | undefined): string | undefined {
  return parseCidr(insideCidr ?? "")?.length === 30 ? tunnelHosts(insideCidr ?? "").cloud : undefined;
}

/** Networks of both sides; destination routing is 0.0.0.0/0 on both. */
export function selectorsOf({ routing = "destination" }: Pick<NegotiationSettings, "routing">): ProtectedFlows {
  return routing === "destination" ? { cloud: [EVERYWHERE], site: [EVERYWHERE] } : routing;
}

export function routesOf(routes: readonly (string | Route)[] = []): Route[] {
  return routes.map((route) => (typeof route === "string" ? { to: route } : route));
}

function given<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function without<T extends object, K extends keyof T>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
