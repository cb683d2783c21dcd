import { once, onceFor } from "../once";
import { isOwnId } from "./ids";
import { ABSENT, fieldIn, literal, MOST_HOPS, type Node, type Reference, UNKNOWN } from "./node";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import { TYPE } from "./types";
import { type Identity, type Resolver, readText, Value } from "./value";

/** cdktf's name of a stack as another stack reads it. */
const REMOTE_STATE = /^data\.terraform_remote_state\.cross-stack-reference-input-(.+)$/;

/** Follows references through resources, and through outputs of other stacks. */
export class References implements Resolver {
  private readonly resources: ReadonlyMap<string, ReadonlyMap<string, Resource>>;
  private readonly byId = new Map<string, Resource>();
  private readonly outputs: ReadonlyMap<string, ReadonlyMap<string, Node>>;

  private readonly regions: ReadonlyMap<string, Stack["regions"]>;

  constructor(private readonly stacks: readonly Stack[]) {
    this.regions = new Map(stacks.map((stack) => [stack.name, stack.regions]));
    this.outputs = new Map(stacks.map((stack) => [stack.name, stack.outputs]));
    this.resources = new Map(
      stacks.map(({ name, resources }) => [name, new Map(resources.map((resource) => [resource.address, resource]))]),
    );
    for (const resource of stacks.flatMap((stack) => stack.resources)) {
      if (resource.mode !== "managed") continue;
      if (resource.id !== undefined) this.byId.set(resource.id, resource);
      const own = transitRouterId(resource);
      if (own !== undefined) this.byId.set(own, resource);
    }
  }

  /** The literal at the end of a chain, the last known reference, or unknown. */
  resolve(node: Node): Node {
    let here = node;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      if (here.kind !== "reference") return here;
      const next = this.output(here) ?? this.argument(here);
      if (next === here) return here;
      const { isInexact, isGuessed } = here;
      here =
        isInexact && next.kind === "reference" ? { ...next, isInexact, isGuessed: isGuessed ?? next.isGuessed } : next;
    }
    return UNKNOWN;
  }

  named(node: Node): Resource | undefined {
    if (node.kind === "literal") return this.byId.get(String(node.value)) ?? this.given().get(String(node.value));
    if (node.kind !== "reference") return undefined;
    const target = this.target(node);
    // other attributes are not known: `terraform_data.ready.output` may be the id of anything
    return target && isOwnId(target.type, node.path) ? target : undefined;
  }

  /** A name as one text, since thousands are compared and looked up. */
  readonly nameOf = onceFor(({ stack, address }: Resource): Identity => `${stack}/${address}`);

  asked(attribute: Reference): Identity {
    const { stack, address, index, path } = attribute;
    if (/^(var|local)\./.test(address)) return `${stack}/${address}${path}`;
    const own = `${stack}/${address}${index}.${path}`;
    const source = this.target(attribute);
    const region = source && this.regions.get(stack)?.get(source.provider);
    if (source?.arguments.kind !== "fields" || region?.kind !== "literal") return own;
    const given = [...source.arguments.fields].map(([name, node]) => [name, literalsOf(this.resolve(node))] as const);
    if (given.some(([, values]) => values === undefined)) return own;
    const question = given
      .map(([name, values]) => `${name}=${values}`)
      .toSorted()
      .join(", ");
    return `data.${source.type}(${question}) in ${region.value}, ${path}`;
  }

  /** The region that a resource's provider configuration names. */
  region({ stack, provider }: Resource): Value<string> {
    return this.regionsOf(stack)(provider);
  }

  private readonly regionsOf = onceFor((stack: string) =>
    onceFor((provider: string) => {
      const region = this.regions.get(stack)?.get(provider) ?? ABSENT;
      const path = `provider.${provider}.region`;
      return new Value({ resolver: this, field: () => region, pathOf: () => path }, "region", readText);
    }),
  );

  private target({ stack, address, index }: Reference): Resource | undefined {
    const resources = this.resources.get(stack);
    return (index === "" ? undefined : resources?.get(address + index)) ?? resources?.get(address);
  }

  /** Another stack's object, by the value that it output when a stack was planned. */
  private readonly given = once(() => {
    const made = new Map<string, Resource>();
    if (this.stacks.length < 2) return made;
    for (const [value, reference] of this.stacks.flatMap(({ given }) => [...(given?.() ?? [])])) {
      const node = this.resolve(reference);
      const resource = node.kind === "reference" ? this.named(node) : undefined;
      if (resource?.mode === "managed") made.set(value, resource);
    }
    return made;
  });

  /** The output of another stack. */
  private output({ address, path }: Reference): Node | undefined {
    if (!address.startsWith("data.")) return undefined;
    const [stack, name] = [REMOTE_STATE.exec(address)?.[1], /^outputs\.(.+)$/.exec(path)?.[1]];
    return stack === undefined || name === undefined ? undefined : (this.outputs.get(stack)?.get(name) ?? UNKNOWN);
  }

  private argument(reference: Reference): Node {
    const target = this.target(reference);
    if (!target) return UNKNOWN;
    const given = fieldIn(target.arguments, reference.path);
    if (given?.kind === "secret") return UNKNOWN;
    if (given) return given;
    if (reference.path === "id" && target.id !== undefined) return literal(target.id);
    return target.mode === "data" ? { kind: "unknown", from: reference } : reference;
  }
}

/** Terraform's id of a transit router starts with the id of its CEN instance. */
function transitRouterId({ type, arguments: given }: Resource): string | undefined {
  if (type !== TYPE.transitRouter || given.kind !== "fields") return undefined;
  const node = given.fields.get("transit_router_id");
  return node?.kind === "literal" ? String(node.value) : undefined;
}

function literalsOf(node: Node): string | undefined {
  if (node.kind === "literal") return String(node.value);
  if (node.kind !== "list") return undefined;
  const items = node.items.map(literalsOf);
  return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
}
