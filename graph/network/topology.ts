import { keysIn } from "../../domain/name";
import { DEFAULT_TABLE } from "../../domain/route-table";
import { add } from "../group-by";
import { isReplacement } from "../terraform/change";
import type { Resource } from "../terraform/resource";
import { ifDecided, type Value } from "../terraform/value";
import { ignoresTunnels } from "./connection";
import type { CustomerGateway } from "./customer-gateway";
import type { ResourceGraph } from "./graph";
import { namesSite } from "./site";
import type { Attachment, Connection } from "./words";

/** Which devices lead over which connections to which transit routers and VPN gateways, now and after the plans. */
export interface Topology {
  readonly connections: readonly ConnectionInTopology[];
}

export interface ConnectionInTopology extends Thing {
  /** Absent if no environment file makes it. */
  readonly site?: string;
  readonly tunnels: readonly { readonly tunnel: string; readonly device: Thing }[];
  /** Transit router or VPN gateway; absent if the connection has no end, or an unknown one. */
  readonly hub?: Thing;
  /** Route tables that forward its traffic. */
  readonly tables: readonly Thing[];
}

/** Something with a name. */
export interface Thing {
  /** The same for the same thing. */
  readonly id: string;
  readonly name: string;
  /** What else identifies it for people: the address of a device. */
  readonly detail?: string;
  readonly fate: Fate;
}

/** What a plan does to a thing; `kept` also without a plan. */
export const FATES = ["kept", "added", "changed", "unsent", "replaced", "removed"] as const;
export type Fate = (typeof FATES)[number];

/** The topology of stacks that were read together, in a stable order, including what a plan removes. */
export function topologyOf(graph: ResourceGraph): Topology {
  const devices = new Map(graph.customerGateways.existing().map((gateway) => [gateway.resource.id ?? "", gateway]));
  const attachments = [...graph.attachments(), ...goneOf(graph.attachments.existing())];
  const associations = [...graph.associations(), ...goneOf(graph.associations.existing())];
  const attachmentsOf = groupByTarget(attachments, ({ vpnId }) => vpnId);
  const associationsOf = groupByTarget(associations, ({ attachmentId }) => attachmentId);
  const connections = [...graph.connections(), ...goneOf(graph.connections.existing())];
  return { connections: connections.map(read).toSorted(byId) };

  function read(connection: Connection): ConnectionInTopology {
    const { resource } = connection;
    const isOfFile = namesSite(connection);
    const keys = keysIn(resource.name);
    const own = namesOf(resource).flatMap((name) => attachmentsOf.get(name) ?? []);
    const hub = own.map(hubOf).find((found) => found !== undefined) ?? gatewayOf(connection);
    const links = own.flatMap(({ resource }) => namesOf(resource).flatMap((name) => associationsOf.get(name) ?? []));
    return {
      ...thing(resource, isOfFile ? keys.slice(1).join("/") : resource.address),
      ...(isOfFile ? { site: keys[0] } : {}),
      tunnels: (ifDecided(() => connection.tunnels()) ?? []).map(({ customerGatewayId }, index) => ({
        tunnel: /tunnels\.(\w+)/.exec(customerGatewayId.argument)?.[1] ?? String(index + 1),
        device: deviceOf(customerGatewayId),
      })),
      ...(hub ? { hub } : {}),
      tables: [
        ...new Map(links.map(({ routeTableId }) => named(routeTableId)).map((table) => [table.id, table])).values(),
      ],
    };
  }

  function deviceOf(value: Value<string>): Thing {
    const target = ifDecided(() => value.target());
    const gateway = target ? graph.customerGateways.of(target) : devices.get(value.ifKnown() ?? "");
    if (gateway === undefined) return named(value);
    const { resource } = gateway;
    const detail = addressOf(gateway);
    const name = keysIn(resource.name).length > 1 ? keysIn(resource.name).slice(1).join("/") : resource.address;
    return { ...thing(resource, name), ...(detail === undefined ? {} : { detail }) };
  }
}

/** What a plan destroys. */
function goneOf<S extends { readonly resource: Resource }>(existing: readonly S[]): readonly S[] {
  return existing.filter(({ resource }) => resource.change?.action === "destroy");
}

/** Texts with which others name a resource: its place, and its id. */
function namesOf({ stack, address, id }: Resource): readonly string[] {
  return id === undefined ? [`${stack}/${address}`] : [`${stack}/${address}`, id];
}

/** Grouped by what one of their arguments names, each once. */
function groupByTarget<S>(subjects: readonly S[], argument: (subject: S) => Value<string>): Map<string, S[]> {
  const found = new Map<string, S[]>();
  for (const subject of subjects) {
    const target = ifDecided(() => argument(subject).target());
    const name = target ? `${target.stack}/${target.address}` : argument(subject).ifKnown();
    if (name !== undefined) add(found, name, subject);
  }
  return found;
}

function hubOf(attachment: Attachment): Thing | undefined {
  return ifDecided(() => attachment.transitRouterId.isGiven()) === false
    ? undefined
    : named(attachment.transitRouterId);
}

function gatewayOf(connection: Connection): Thing | undefined {
  return connection.endsOn === "VPN gateway" ? named(connection.vpnGatewayId) : undefined;
}

/** What a value names: the name of a resource, else an id. */
function named(value: Value<string>): Thing {
  const target = ifDecided(() => value.target());
  if (target?.mode === "managed") return thing(target, keysIn(target.name).at(-1) ?? target.address);
  const id = value.ifKnown() ?? ifDecided(() => value.identity()) ?? "not known yet";
  return { id, name: SYSTEM_TABLE.test(id) ? DEFAULT_TABLE : id, fate: "kept" };
}

/** The question of a data source that finds what environment files call the table default. */
const SYSTEM_TABLE = /^data\.alicloud_cen_transit_router_route_tables\(.*\btransit_router_route_table_type=System\b/;

function thing(resource: Resource, name: string): Thing {
  return { id: `${resource.stack}/${resource.address}`, name, fate: fateOf(resource) };
}

function fateOf(resource: Resource): Fate {
  if (isReplacement(resource)) return "replaced";
  switch (resource.change?.action) {
    case "create":
    case "forget-then-create":
      return "added";
    case "destroy":
      return "removed";
    case "update":
      return "changed";
    default:
      return !ignoresTunnels(resource) && (resource.unsentEdits?.().sure.length ?? 0) > 0 ? "unsent" : "kept";
  }
}

function addressOf({ ipAddress }: CustomerGateway): string | undefined {
  return ipAddress.ifKnown();
}

function byId({ id: one }: Thing, { id: other }: Thing): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
