import { DEFAULT_ACCOUNT } from "../../domain/account";
import type { SourceDocument } from "../document";
import { place } from "../problem";
import type { EnvironmentFile, ExistingConnectionFile, SingleTunnelFile, SiteFile } from "../schema";
import { type Account, toAccounts } from "./accounts";
import { type Backend, toBackend } from "./backend";
import { type Connection, toConnection } from "./connection";
import { type CustomerGateway, toCustomerGateway } from "./customer-gateway";
import { type ExistingConnection, toExistingConnection } from "./existing-connection";
import { type SingleTunnelConnection, toSingleTunnel } from "./single-tunnel-connection";
import { type TransitRouter, toTransitRouter } from "./transit-router";
import { toVpnGateway, type VpnGateway } from "./vpn-gateway";

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
