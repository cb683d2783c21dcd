import { DEFAULT_ACCOUNT } from "../../domain/account";
import { type CompleteSite, completeSite } from "../../site/defaults";
import type { SourceDocument } from "../document";
import { place } from "../problem";
import type { EnvironmentFile, SiteFile } from "../schema";
import { type Account, toAccounts } from "./accounts";
import { type Backend, toBackend } from "./backend";
import { type TransitRouter, toTransitRouter } from "./transit-router";
import { toVpnGateway, type VpnGateway } from "./vpn-gateway";

/** An environment with every default written out, as plain data. */
export interface Environment {
  /** The file it comes from, as messages call it. */
  readonly file: string;
  /** Name of the environment. */
  readonly name: string;
  /** Region of the environment. */
  readonly region: string;
  /** By key; `default` is always there. */
  readonly accounts: Readonly<Record<string, Account>>;
  /** Whether the role of the VPN service is made in each account that owns sites. */
  readonly serviceLinkedRole: boolean;
  /** The transit router on which connections end. @default none */
  readonly transitRouter?: TransitRouter;
  /** By key. */
  readonly vpnGateways: Readonly<Record<string, VpnGateway>>;
  /** Where Terraform keeps the state. */
  readonly backend: Backend;
  /** Sites, by name. */
  readonly sites: Readonly<Record<string, Site>>;
}

/** A site of an environment. */
export interface Site extends CompleteSite {
  /** Key of the account that owns devices and connections. */
  readonly account: string;
}

/** The environment of a document that has no problems. */
export function toEnvironment(document: SourceDocument): Environment {
  const file = document.value as EnvironmentFile;
  const source = (...path: string[]) => place(document.file, document.locate(path, "key"));
  const site = (key: string, { account = DEFAULT_ACCOUNT, ...value }: SiteFile): Site => {
    const sourced = <T>(kind: string, map: Readonly<Record<string, T>>) =>
      mapEntries(map, (name, each): T & { readonly source: string } => ({
        ...each,
        source: source("sites", key, kind, name),
      }));
    const { customerGateways, connections, ...rest } = value;
    const written = {
      ...rest,
      customerGateways: mapEntries(sourced("customerGateways", customerGateways), (_, gateway) =>
        "id" in gateway ? withoutSource(gateway) : gateway,
      ),
      connections: sourced("connections", connections),
    };
    return { account, ...completeSite(key, written, { defaults: file.defaults ?? {}, tags: file.tags ?? {} }) };
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

/** Nothing is made of an existing gateway, so findings name no place for it. */
function withoutSource<T extends { readonly source: string }>({ source: _, ...rest }: T): Omit<T, "source"> {
  return rest;
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  change: (key: string, value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
