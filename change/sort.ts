import { add } from "../graph/group-by";
import { fieldIn } from "../graph/terraform/node";
import type { Resource } from "../graph/terraform/resource";
import { TYPE } from "../graph/terraform/types";
import type { Names } from "./names";
import type { Pair } from "./pairs";
import { KINDS } from "./words";

/** A connection with everything that belongs to it, before and after. */
export interface ConnectionPairs {
  readonly site?: string;
  /** Its name within the site, else its Terraform address. */
  readonly connection: string;
  readonly itself?: Pair;
  readonly parts: readonly Pair[];
  /** Parts that belong to another connection after the plan, which also has them among its `parts`. */
  readonly lost: readonly Pair[];
}

/** The resources of a stack, by owner. */
export interface Sorted {
  readonly connections: readonly ConnectionPairs[];
  /** Customer gateways of sites. */
  readonly customerGateways: ReadonlyMap<string, readonly Pair[]>;
  /** Everything else of the field. */
  readonly shared: readonly Pair[];
  /** Resources outside the field. */
  readonly others: readonly Pair[];
}

/** Sorts the resources of a stack: by their names if an environment file makes them, else by what they name. */
export function sortPairs(pairs: readonly Pair[], names: Names): Sorted {
  const owners = new Owners(pairs, names);
  const connections = new Map<string, Group>();
  const customerGateways = new Map<string, Pair[]>();
  const [shared, others]: [Pair[], Pair[]] = [[], []];
  for (const pair of pairs) {
    const { type, address } = pair.resource;
    if (KINDS[type] === undefined) {
      others.push(pair);
      continue;
    }
    const { site, connection = owners.of(pair.resource) } = names.inFile(address) ?? {};
    if (site !== undefined && type === TYPE.customerGateway) add(customerGateways, site, pair);
    else if (connection === undefined) shared.push(pair);
    else {
      addPart(groupOf(connections, connection, site), pair);
      const former = site === undefined ? owners.before(pair.resource) : undefined;
      if (former !== undefined && former !== connection) groupOf(connections, former).lost.push(pair);
    }
  }
  for (const { parts } of connections.values())
    parts.sort(({ resource: one }, { resource: other }) => PARTS.indexOf(one.type) - PARTS.indexOf(other.type));
  const sorted = [...connections.values()].toSorted((one, other) => (one.connection < other.connection ? -1 : 1));
  return { connections: sorted, customerGateways, shared, others };
}

/** `ConnectionPairs` while they are collected. */
interface Group {
  readonly site?: string;
  readonly connection: string;
  itself?: Pair;
  readonly parts: Pair[];
  readonly lost: Pair[];
}

function groupOf(groups: Map<string, Group>, connection: string, site?: string): Group {
  const key = `${site ?? ""}/${connection}`;
  const group = groups.get(key) ?? { ...(site === undefined ? {} : { site }), connection, parts: [], lost: [] };
  groups.set(key, group);
  return group;
}

function addPart(group: Group, pair: Pair): void {
  if (CONNECTIONS.has(pair.resource.type)) group.itself = pair;
  else group.parts.push(pair);
}

const CONNECTIONS: ReadonlySet<string> = new Set([TYPE.ipsecConnection, TYPE.vpnGatewayConnection]);

/** Arguments by which parts of a connection name it, or its attachment. */
const NAMING: Readonly<Record<string, string | undefined>> = {
  [TYPE.grant]: "instance_id",
  [TYPE.vpnAttachment]: "vpn_id",
  [TYPE.association]: "transit_router_attachment_id",
  [TYPE.propagation]: "transit_router_attachment_id",
  [TYPE.routeEntry]: "transit_router_route_entry_next_hop_id",
  [TYPE.staticRoute]: "vpn_connection_id",
  [TYPE.vpnGatewayPolicyRoute]: "next_hop",
  [TYPE.vpnGatewayRoute]: "next_hop",
};

/** Types of parts, in the order in which Terraform makes them. */
const PARTS = Object.keys(NAMING);

/** The connections of resources that no environment file makes. */
class Owners {
  private readonly byAddress: ReadonlyMap<string, Pair>;

  constructor(
    pairs: readonly Pair[],
    private readonly names: Names,
  ) {
    this.byAddress = new Map(pairs.map((pair) => [pair.resource.address, pair]));
  }

  /** Address of the connection; undefined if unknown, or in another stack. */
  of(resource: Resource): string | undefined {
    return this.follow(resource, ["after", "before"]);
  }

  /** Address of the present connection of a part, by the part's address after the plan. */
  before(resource: Resource): string | undefined {
    return this.follow(resource, ["before"]);
  }

  /** @param times Which forms of a resource may name its owner; the first that does counts. */
  private follow(resource: Resource, times: readonly ("after" | "before")[], hops = 3): string | undefined {
    if (CONNECTIONS.has(resource.type)) return resource.address;
    const argument = NAMING[resource.type];
    if (argument === undefined || hops === 0) return undefined;
    const pair = this.byAddress.get(resource.address);
    for (const time of times) {
      const target = this.named(pair?.[time], argument);
      if (target) return this.follow(target.resource, times, hops - 1);
    }
    return undefined;
  }

  private named(resource: Resource | undefined, argument: string): Pair | undefined {
    const node = fieldIn(resource?.arguments, argument);
    if (!node) return undefined;
    if (node.kind === "reference") return this.byAddress.get(node.address + node.index);
    if (node.kind === "literal") return this.byAddress.get(this.names.withId(String(node.value))?.address ?? "");
    return undefined;
  }
}
