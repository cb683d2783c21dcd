import type { Argument, Block, NestedBlock } from "../../providers/alicloud/arguments";
import { onceFor } from "../once";
import { ABSENT, type Fields, type Literal, literal, type Node, UNKNOWN } from "../terraform/node";

/** A block as an adapter finds it in its own kind of JSON. */
export interface WrittenBlock {
  argument(name: string): Node;
  /** How a secret is written; never the secret. */
  secret(name: string): Node;
  /** The blocks with this name; undefined if their number is not known. */
  blocks(name: string, statement: NestedBlock): readonly (WrittenBlock | undefined)[] | undefined;
}

/**
 * The arguments of a block that the provider's statement names, read on demand. Nothing else can be reached, no secrets
 * either, and JSON cannot nest deeper than the statement.
 */
export function readFields(statement: Block, written: WrittenBlock): Fields {
  return new StatedFields(partsOf(statement), written);
}

/** What a name in a block stands for, with its number in the cache. */
interface Part {
  readonly slot: number;
  readonly is: "argument" | "optional text" | "secret" | NestedBlock;
}

class StatedFields implements Fields {
  readonly kind = "fields";
  readonly #parts: ReadonlyMap<string, Part>;
  readonly #written: WrittenBlock;
  /** Nodes that were read, because many rules read the same arguments. */
  readonly #nodes: (Node | undefined)[];

  constructor(parts: ReadonlyMap<string, Part>, written: WrittenBlock) {
    this.#parts = parts;
    this.#written = written;
    this.#nodes = new Array(parts.size);
  }

  get fields(): Fields["fields"] {
    return this;
  }

  get(name: string): Node | undefined {
    const part = this.#parts.get(name);
    if (part === undefined) return undefined;
    const node = this.#nodes[part.slot] ?? this.#read(name, part.is);
    this.#nodes[part.slot] = node;
    return node.kind === "absent" ? undefined : node;
  }

  *[Symbol.iterator](): Iterator<[string, Node]> {
    for (const name of this.#parts.keys()) {
      const node = this.get(name);
      if (node) yield [name, node];
    }
  }

  #read(name: string, is: Part["is"]): Node {
    if (is === "argument") return this.#written.argument(name);
    if (is === "optional text") return withoutEmpty(this.#written.argument(name));
    if (is === "secret") return this.#written.secret(name);
    const blocks = this.#written.blocks(name, is);
    if (blocks === undefined) return UNKNOWN;
    return blocks.length === 0
      ? ABSENT
      : { kind: "list", items: blocks.map((inner) => (inner ? readFields(is, inner) : UNKNOWN)) };
  }
}

const partsOf = onceFor((statement: Block): ReadonlyMap<string, Part> => {
  const { arguments: stated = {}, blocks = {} } = statement;
  const named: readonly (readonly [string, Part["is"]])[] = [
    ...Object.entries(blocks),
    ...Object.entries(stated).map(
      ([name, argument]) => [name, isSecret(name, argument) ? "secret" : formOf(name, argument)] as const,
    ),
    ...Object.values(stated).flatMap((argument) =>
      argument.formerly === undefined ? [] : [[argument.formerly, formOf(argument.formerly, argument)] as const],
    ),
    ...(Object.hasOwn(statement, "timeouts") ? [["timeouts", "argument"] as const] : []),
  ];
  return new Map(named.map(([name, is], slot) => [name, { slot, is }]));
}, new WeakMap());

/** The provider sends no empty text, but refuses one where it checks values; it checks algorithms on transit routers. */
function formOf(name: string, { type, optional, validated }: Argument): Part["is"] {
  const isChecked = validated || /^(ike|ipsec)_(version|mode|enc_alg|auth_alg|pfs)$/.test(name);
  return type === "string" && optional && !isChecked ? "optional text" : "argument";
}

/** The provider shows an empty text where the cloud has none. */
function withoutEmpty(node: Node): Node {
  return node.kind === "literal" && node.value === "" ? ABSENT : node;
}

/** A value of any shape; `scalar` reads anything but lists and maps. Nothing in the provider nests deeper. */
export function shallowNode(value: unknown, scalar: (value: unknown, key: string | number) => Node): Node {
  if (Array.isArray(value)) return { kind: "list", items: value.map(scalar) };
  if (typeof value !== "object" || value === null) return scalar(value, "");
  const fields = new Map<string, Node>();
  for (const [key, item] of Object.entries(value)) fields.set(key, scalar(item, key));
  return { kind: "fields", fields };
}

/** A literal other than a string; null is absent, and a shape that Terraform refuses is unknown. */
export function plainNode(value: unknown): Node {
  if (value === undefined || value === null) return ABSENT;
  return typeof value === "object" ? UNKNOWN : literal(value as Literal);
}

/** `psk` is a secret whatever is stated. */
export function isSecret(name: string, argument?: Argument): boolean {
  return argument?.secret === true || name === "psk";
}
