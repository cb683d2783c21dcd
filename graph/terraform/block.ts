import { formerName } from "../../providers/alicloud/arguments";
import { ABSENT, type Literal, type Node, type SecretFacts, type SecretWriting, UNKNOWN } from "./node";
import type { Resource } from "./resource";
import {
  type Holder,
  type Resolver,
  readFlag,
  readNumber,
  readScalar,
  readSecret,
  readText,
  readTexts,
  Undecided,
  Value,
} from "./value";

/** The arguments of a resource, or of a block in it. */
export class Block implements Holder {
  constructor(
    readonly resource: Resource,
    /** Path in the resource: `tunnels.1.bgp`; empty for the resource itself. */
    readonly path: string,
    private readonly node: Node,
    readonly resolver: Resolver,
  ) {}

  /** Whether nothing of it is known. */
  get isUnknown(): boolean {
    return this.node.kind === "unknown";
  }

  /** Whether it is surely not there. */
  get isAbsent(): boolean {
    return this.node.kind === "absent";
  }

  text(name: string): Value<string> {
    return this.value(name, readText);
  }

  number(name: string): Value<number> {
    return this.value(name, readNumber);
  }

  /** A number or a text, as it stands. */
  scalar(name: string): Value<Exclude<Literal, boolean>> {
    return this.value(name, readScalar);
  }

  flag(name: string): Value<boolean> {
    return this.value(name, readFlag);
  }

  secret(name: string): Value<SecretWriting> {
    return this.value(name, readSecret);
  }

  /** What is known of a secret without its value. */
  secretFacts(name: string): Value<SecretFacts> {
    return this.value(name, readSecretFacts);
  }

  /** Texts of a list or set, or of one text joined by commas. */
  texts(name: string): Value<readonly string[]> {
    return this.value(name, readTextList);
  }

  /** A map of texts, such as tags. */
  textsByKey(name: string): Value<Readonly<Record<string, string>>> {
    return this.value(name, readTexts);
  }

  /** The one block of a name; without arguments if it is not given. */
  block(name: string, word = name): Block {
    const node = this.field(name);
    return this.inner(node.kind === "list" ? (node.items[0] ?? ABSENT) : node, word);
  }

  /** The blocks of a name. Ends the check as undecided if their number is not known. */
  blocks(name: string, word = name): readonly Block[] {
    const node = this.field(name);
    if (node.kind === "absent") return [];
    if (node.kind !== "list") throw new Undecided(`${this.pathOf(word)} is not known yet`, this.pathOf(word));
    return node.items.map((item, position) => this.inner(item, `${word}.${position + 1}`));
  }

  /** The blocks of a name; one unknown block if their number is not known. */
  blocksOrUnknown(name: string, word = name): readonly Block[] {
    return this.field(name).kind === "unknown" ? [this.inner(UNKNOWN, `${word}.?`)] : this.blocks(name, word);
  }

  /** The same block under another path. */
  named(path: string): Block {
    return new Block(this.resource, path, this.node, this.resolver);
  }

  private inner(node: Node, word: string): Block {
    return new Block(this.resource, this.pathOf(word), node, this.resolver);
  }

  private value<T>(name: string, read: (node: Node, resolver: Resolver) => T | undefined): Value<T> {
    return new Value(this, this.nameInUse(name), read);
  }

  /** The name of an argument here, which may be a former one. */
  private nameInUse(name: string): string {
    const old = this.path === "" ? formerName(this.resource.type, name) : undefined;
    const isOld = old !== undefined && this.field(name).kind === "absent" && this.field(old).kind !== "absent";
    return isOld ? old : name;
  }

  field(name: string): Node {
    if (this.node.kind !== "fields") return this.node.kind === "absent" ? ABSENT : UNKNOWN;
    return this.node.fields.get(name) ?? ABSENT;
  }

  pathOf(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

function readSecretFacts(node: Node): SecretFacts | undefined {
  return node.kind === "secret" ? node.facts : undefined;
}

function readTextList(node: Node, resolver: Resolver): readonly string[] | undefined {
  if (node.kind !== "list")
    return readText(node)
      ?.split(",")
      .map((text) => text.trim());
  const texts = node.items.map((item) => readText(resolver.resolve(item)));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
