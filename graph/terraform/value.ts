import type { Literal, Node, Reference, SecretWriting } from "./node";
import type { Resource } from "./resource";

/** Ends a subject's check, because a value is not known yet. Rules never see it. */
export class Undecided {
  constructor(
    readonly reason: string,
    /** The unknown argument. */
    readonly argument?: string,
  ) {}
}

/** Ends a subject's check, because the argument is not given and there is nothing to check. Rules never see it. */
export class NotGiven {}

/** Follows references as far as they go. */
export interface Resolver {
  resolve(node: Node): Node;
  /** The resource that a resolved value names, by its id or a reference to it. */
  named(node: Node): Resource | undefined;
  /** The name of a resource without a known id: its stack and address. */
  nameOf(resource: Resource): Identity;
  /** A readable name for a variable, or for an attribute of a data source. Equal questions have equal names. */
  asked(attribute: Reference): Identity;
}

/**
 * A readable name for the thing that a value names: a known id, the stack and address of the resource, a data source's
 * question, or a variable.
 */
export type Identity = string;

/** Whether only a data source or a variable will show it. */
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

/** One argument, with its place; read on demand. */
export class Value<T> {
  private found?: Node;
  /** Null if no stack has it. */
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

  /** The value. Ends the check if it is not given, and as undecided if it is not known. */
  known(): T {
    const node = this.resolved();
    if (node.kind === "absent") throw new NotGiven();
    const value = this.read(node, this.holder.resolver);
    if (value !== undefined) return value;
    throw new Undecided(this.whyUnknown(node), this.argument);
  }

  /** The value, or another one if it is not given. */
  or(otherwise: T): T {
    return this.isGiven() ? this.known() : otherwise;
  }

  /** The value; undefined if it is not given or not known. For labels only: a verdict must ask `known`. */
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

  /** Whether somebody wrote it, as far as a plan shows; after an apply, values that the cloud chose are given too. */
  isWritten(): boolean {
    const node = this.resolved();
    if (node.kind !== "literal" || node.isTold === undefined) return this.isGiven();
    if (node.isTold === true) return false;
    throw new Undecided(`a plan does not show whether ${this.argument} is given`, this.argument);
  }

  /** Whether it is unknown and stands where a plan does not show the configuration, so it may not be written at all. */
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

  /** The resource that the value names; undefined if no stack has it. */
  target(): Resource | undefined {
    const node = this.resolved();
    const target = this.named(node);
    if (node.kind === "unknown" || (node.kind === "reference" && !target))
      throw new Undecided(this.whyUnknown(node), this.argument);
    return target;
  }

  /**
   * The thing of a kind that the value names. Ends the check if nothing is given, and as undecided if no stack has it.
   *
   * @param kind What messages call it.
   */
  among<S>(known: (resource: Resource | undefined) => S | undefined, kind: string): S {
    const target = this.target();
    const found = known(target);
    if (found !== undefined) return found;
    const from = target ? `${this.argument} comes from ${target.address}, which is not a ${kind}` : undefined;
    if (!from) this.known();
    const nowhere = `no given stack has the id of the ${kind}: give the plan or the state of its stack too`;
    throw new Undecided(from ?? nowhere, this.argument);
  }

  private named(node: Node): Resource | undefined {
    if (this.resource === undefined) this.resource = this.holder.resolver.named(node) ?? null;
    return this.resource ?? undefined;
  }

  /** A problem of the value, with its place; undefined if it has none, or is not given. */
  problem<P>(predicate: (value: T) => P | undefined): (P & { at: Value<T>; fault?: string }) | undefined {
    if (this.isAbsent()) return undefined;
    const value = this.known();
    const problem = predicate(value);
    return problem && { ...(typeof value === "object" ? {} : { fault: String(value) }), ...problem, at: this };
  }

  private whyUnknown(node: Node): string {
    if (node.kind === "reference") return `${this.argument} comes from ${node.address}, which is not known yet`;
    if (node.kind === "secret" && node.written === "unknown" && (this.read as unknown) === readSecret)
      return `it is not known how ${this.argument} is written: it may be a literal`;
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

/** How a secret is written, without its value. */
export function readSecret(node: Node): SecretWriting | undefined {
  return node.kind === "secret" && node.written !== "unknown" ? node.written : undefined;
}

/** The result of a reading; undefined if the reading ends the check. For counting, which handles unknowns itself. */
export function ifDecided<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (signal) {
    if (signal instanceof Undecided || signal instanceof NotGiven) return undefined;
    throw signal;
  }
}
