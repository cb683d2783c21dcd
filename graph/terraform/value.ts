import type { Literal, Node, Reference, SecretWriting } from "./node";
import type { Resource } from "./resource";

/** Ends a subject's check: what it needs is not known yet. Rules never see it. */
export class Undecided {
  constructor(
    readonly reason: string,
    /** Which argument is not known. */
    readonly argument?: string,
  ) {}
}

/** Ends a subject's check: there is nothing to check, since the argument is not given. Rules never see it. */
export class NotGiven {}

/** Follows references as far as they go. */
export interface Resolver {
  resolve(node: Node): Node;
  /** The resource that a resolved value names by reference to its id, or by that. */
  named(node: Node): Resource | undefined;
  /** What a resource is called when its id may not be known: its stack and address. */
  nameOf(resource: Resource): Identity;
  /** What a person calls a variable, or an attribute of a data source. Where the same is asked, the answer is the same. */
  asked(attribute: Reference): Identity;
}

/**
 * What a person calls a thing that a value names: a known id, the stack and address of the resource, or what a data source
 * is asked, or a variable.
 */
export type Identity = string;

/** Whether it is what a data source or a variable will show. */
export function isToBeReported(name: Identity): boolean {
  return /(^|[/.])(data|var|local)\./.test(name);
}

/** What has arguments: a resource, or a block in it. */
export interface Holder {
  readonly resolver: Resolver;
  field(name: string): Node;
  /** Path in the resource: `tunnels.1.bgp.tunnel_cidr`. */
  pathOf(name: string): string;
}

/** One argument, with where it stands; read when it is asked for. */
export class Value<T> {
  private found?: Node;
  /** Null where it is in none of the stacks. */
  private resource?: Resource | null;

  constructor(
    private readonly holder: Holder,
    /** Name of the argument in its block. */
    readonly name: string,
    private readonly read: (node: Node, resolver: Resolver) => T | undefined,
  ) {}

  /** Path in the resource: `tunnels.1.bgp.tunnel_cidr`. */
  get argument(): string {
    return this.holder.pathOf(this.name);
  }

  /** The value. Ends the check when it is not given, and as undecided when it is not known. */
  known(): T {
    const node = this.resolved();
    if (node.kind === "absent") throw new NotGiven();
    const value = this.read(node, this.holder.resolver);
    if (value !== undefined) return value;
    throw new Undecided(this.whyUnknown(node), this.argument);
  }

  /** The value, or another one when it is not given. */
  or(otherwise: T): T {
    return this.isGiven() ? this.known() : otherwise;
  }

  /** The value; undefined when it is not given or not known. For labels only: a verdict asks `known`. */
  ifKnown(): T | undefined {
    return this.read(this.resolved(), this.holder.resolver);
  }

  /** With references followed as far as they go. */
  resolved(): Node {
    this.found ??= this.holder.resolver.resolve(this.holder.field(this.name));
    return this.found;
  }

  /** Whether it refers to a resource, here or in another stack. */
  isReference(): boolean {
    return this.holder.field(this.name).kind === "reference";
  }

  /** Whether anything is given, known or not. */
  isGiven(): boolean {
    const node = this.resolved();
    if (node.kind === "unknown") throw new Undecided(this.whyUnknown(node), this.argument);
    return node.kind !== "absent";
  }

  /** Whether somebody wrote it, as far as a plan shows that; what the cloud chose is there after an apply, too. */
  isWritten(): boolean {
    const node = this.resolved();
    if (node.kind !== "literal" || node.isTold === undefined) return this.isGiven();
    if (node.isTold === true) return false;
    throw new Undecided(`whether ${this.argument} is written, a plan does not show`, this.argument);
  }

  /** Whether it is not known and stands where a plan does not show what is written: in no text, then, if anywhere. */
  isHidden(): boolean {
    const node = this.resolved();
    return node.kind === "unknown" && node.isHidden === true;
  }

  /** Whether it is surely not given. */
  isAbsent(): boolean {
    return this.resolved().kind === "absent";
  }

  /** What the value names, although its id may not be known yet. */
  identity(): Identity {
    const node = this.resolved();
    if (node.kind === "reference") {
      const resource = this.named(node);
      if (resource?.mode === "managed") return this.holder.resolver.nameOf(resource) + instanceOf(node.index, resource);
      throw new Undecided(this.whyUnknown(node), this.argument);
    }
    if (node.kind === "secret") {
      if (node.from !== undefined) return node.from;
      throw new Undecided(this.whyUnknown(node), this.argument);
    }
    return node.kind === "unknown" && node.from ? this.holder.resolver.asked(node.from) : String(this.known());
  }

  /** The resource that the value names; undefined when it is in none of the stacks. */
  target(): Resource | undefined {
    const node = this.resolved();
    const target = this.named(node);
    if (node.kind === "unknown" || (node.kind === "reference" && !target))
      throw new Undecided(this.whyUnknown(node), this.argument);
    return target;
  }

  /**
   * What the value names, of one kind. Ends the check when nothing is given, and as undecided when it is in none of the stacks.
   *
   * @param kind what it is called
   */
  among<S>(known: (resource: Resource | undefined) => S | undefined, kind: string): S {
    const target = this.target();
    const found = known(target);
    if (found !== undefined) return found;
    const from = target ? `${this.argument} comes from ${target.address}, which is no ${kind}` : undefined;
    if (!from) this.known();
    const nowhere = `the ${kind} is named by an id that none of the stacks given has: give the plan or the state of the one that has it, too`;
    throw new Undecided(from ?? nowhere, this.argument);
  }

  private named(node: Node): Resource | undefined {
    if (this.resource === undefined) this.resource = this.holder.resolver.named(node) ?? null;
    return this.resource ?? undefined;
  }

  /** A problem of the value, located; undefined when it has none, or is not given. */
  problem<P>(predicate: (value: T) => P | undefined): (P & { at: Value<T>; fault?: string }) | undefined {
    if (this.isAbsent()) return undefined;
    const value = this.known();
    const problem = predicate(value);
    return problem && { ...(typeof value === "object" ? {} : { fault: String(value) }), ...problem, at: this };
  }

  private whyUnknown(node: Node): string {
    if (node.kind === "reference") return `${this.argument} comes from ${node.address}, which is not known yet`;
    if (node.kind === "secret" && node.written === "unknown" && (this.read as unknown) === readSecret)
      return `how ${this.argument} is written is not known: it may stand in the text`;
    const isOpen = node.kind === "unknown" || node.kind === "list" || node.kind === "secret";
    return `${this.argument} ${isOpen ? "is not known yet" : "has a form that Terraform refuses"}`;
  }
}

function instanceOf(index: string, resource: Resource): string {
  return resource.address.endsWith(index) ? "" : index;
}

export function readText(node: Node): string | undefined {
  return node.kind === "literal" && typeof node.value !== "boolean" ? String(node.value) : undefined;
}

export function readNumber(node: Node): number | undefined {
  if (node.kind !== "literal" || typeof node.value === "boolean" || node.value === "") return undefined;
  const number = Number(node.value);
  return Number.isFinite(number) ? number : undefined;
}

export function readScalar(node: Node): Exclude<Literal, boolean> | undefined {
  return node.kind === "literal" && typeof node.value !== "boolean" ? node.value : undefined;
}

export function readFlag(node: Node): boolean | undefined {
  if (node.kind !== "literal") return undefined;
  if (node.value === true || node.value === "true") return true;
  return node.value === false || node.value === "false" ? false : undefined;
}

/** Texts by key. */
export function readTexts(node: Node): Readonly<Record<string, string>> | undefined {
  if (node.kind !== "fields") return undefined;
  const texts: [string, string][] = [];
  for (const [key, item] of node.fields) {
    if (item.kind === "absent") continue;
    // in Terraform's JSON syntax a key can be an expression, too
    if (item.kind !== "literal" || key.includes("${")) return undefined;
    texts.push([key, String(item.value)]);
  }
  return Object.fromEntries(texts);
}

/** How a secret is written; its value is nowhere. */
export function readSecret(node: Node): SecretWriting | undefined {
  return node.kind === "secret" && node.written !== "unknown" ? node.written : undefined;
}

/** What a reading gives; undefined where it ends the check. For counting, which knows what to do with unknowns. */
export function ifDecided<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (signal) {
    if (signal instanceof Undecided || signal instanceof NotGiven) return undefined;
    throw signal;
  }
}
