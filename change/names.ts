import { keyProblem, keysIn } from "../domain/name";
import { onceFor } from "../graph/once";
import { redactor } from "../graph/read/redact";
import { withoutLastIndex } from "../graph/terraform/address";
import { table } from "../graph/terraform/json";
import { fieldIn, type Node, type Reference } from "../graph/terraform/node";
import type { Resource } from "../graph/terraform/resource";
import type { Stack } from "../graph/terraform/stack";
import { TYPE } from "../graph/terraform/types";

/** The names of an environment file in an address. */
export interface FileName {
  /** Absent if it belongs to no site. */
  readonly site?: string;
  /** Connection, customer gateway, route table: what the file calls it. */
  readonly key: string;
  /** The connection that it belongs to. */
  readonly connection?: string;
}

const BESIDE_SITES: ReadonlySet<string> = new Set([
  TYPE.cenInstance,
  TYPE.routeMap,
  TYPE.routeTable,
  TYPE.transitRouter,
  TYPE.transitRouterCidr,
  TYPE.vpnGateway,
]);

const OF_CONNECTION: ReadonlySet<string> = new Set([
  TYPE.association,
  TYPE.grant,
  TYPE.ipsecConnection,
  TYPE.propagation,
  TYPE.staticRoute,
  TYPE.vpnAttachment,
  TYPE.vpnGatewayConnection,
  TYPE.vpnGatewayPolicyRoute,
  TYPE.vpnGatewayRoute,
]);

/** Names of the resources of one stack, before and after its plan. */
export class Names {
  private readonly byAddress: ReadonlyMap<string, Resource>;
  private readonly byId = new Map<string, Resource>();
  private readonly redact: (text: string) => string;

  /**
   * @param existing Existing resources, at their future addresses.
   * @param ofAll Names by id, in all stacks; this stack's are added.
   */
  constructor(
    private readonly stack: Stack,
    existing: readonly Resource[],
    private readonly ofAll: Map<string, string>,
  ) {
    this.byAddress = new Map(existing.map((resource) => [resource.address, resource]));
    for (const resource of existing) {
      if (resource.id !== undefined) this.byId.set(resource.id, resource);
      const attribute = OWN_ID[resource.type];
      const own = attribute === undefined ? undefined : literalOf(resource, attribute);
      if (own !== undefined) this.byId.set(own, resource);
    }
    for (const [id, resource] of this.byId) ofAll.set(id, this.nameOf(resource));
    this.redact = onceFor(redactor(stack.sensitive));
  }

  /** The names in an address that an environment file makes; undefined for any other address. */
  readonly inFile = onceFor((address: string): FileName | undefined => {
    const [, type = "", name = ""] = /^(\w+)\.([\w-]+)$/.exec(address) ?? [];
    if (this.stack.isHcl === true || name === "") return undefined;
    const keys = keysIn(name);
    const [first = "", second] = keys;
    if (keyProblem(first) !== undefined) return undefined;
    if (BESIDE_SITES.has(type)) return { key: keys.slice(-1).join() };
    if (second === undefined || keyProblem(second) !== undefined) return undefined;
    if (type === TYPE.customerGateway) return keys.length === 2 ? { site: first, key: second } : undefined;
    return OF_CONNECTION.has(type) ? { site: first, key: keys.at(-1) ?? second, connection: second } : undefined;
  });

  /** The readable name of a resource. */
  nameOf({ address }: { readonly address: string }): string {
    return this.inFile(address)?.key ?? address;
  }

  /** A value that may be shown: names in place of known ids, nothing secret. */
  readonly shown = (value: string): string => {
    const name = this.ofAll.get(value);
    if (name !== undefined) return name;
    // the redactor leaves short texts, since too many words contain them
    return this.stack.sensitive.has(value) ? "(sensitive)" : this.redact(value);
  };

  /** A value for comparison: names in place of known ids; it may be secret. */
  readonly compared = (value: string): string => this.ofAll.get(value) ?? value;

  /** The thing with an id now. */
  withId(id: string): Resource | undefined {
    return this.byId.get(id);
  }

  /** The present state of the thing that a value will name. */
  referred(node: Node): Resource | undefined {
    if (node.kind === "literal") return this.byId.get(String(node.value));
    return node.kind === "reference" ? this.byAddress.get(node.address + node.index) : undefined;
  }

  /** Whether the present and the future value come from the same thing, which is at most renewed. */
  isSame(value: string, node: Node): boolean {
    if (node.kind === "unknown" && node.oneOf !== undefined)
      return withoutLastIndex(this.byId.get(value)?.address ?? "") === node.oneOf;
    if (node.kind !== "reference") return false;
    const resource = this.referred(node);
    return resource !== undefined && this.attribute(resource, node) === value;
  }

  /** What a reference names. */
  calledBy(node: Reference): string {
    return this.nameOf({ address: node.address + node.index });
  }

  private attribute(resource: Resource, { path }: Reference): string | undefined {
    return path === "id" ? resource.id : literalOf(resource, path);
  }
}

/** A thing by its own id, if Terraform's id combines several. */
const OWN_ID = table<string>({
  [TYPE.routeTable]: "transit_router_route_table_id",
  [TYPE.transitRouter]: "transit_router_id",
});

/** An argument that is one known value. */
export function literalOf({ arguments: given }: Resource, name: string): string | undefined {
  const node = fieldIn(given, name);
  return node?.kind === "literal" ? String(node.value) : undefined;
}
