import type { Argument, Block, NestedBlock } from "../../providers/alicloud/arguments";
import { ABSENT, type Fields, type Literal, literal, type Node, UNKNOWN } from "./node";

/** One block as an adapter finds it in its own kind of JSON. */
export interface WrittenBlock {
  argument(name: string): Node;
  /** How a secret is written; never the secret. */
  secret(name: string): Node;
  /** The blocks of that name; undefined when it is not known how many there are. */
  blocks(name: string, statement: NestedBlock): readonly (WrittenBlock | undefined)[] | undefined;
}

/**
 * The arguments of a block that the provider's statement names, read when they are asked for. What the statement does not
 * name cannot be reached, secrets neither, and JSON cannot nest deeper than the statement does.
 */
export function readFields(statement: Block, written: WrittenBlock): Fields {
  return { kind: "fields", fields: new StatedFields(statement, written) };
}

class StatedFields {
  readonly #statement: Block;
  readonly #written: WrittenBlock;

  constructor(statement: Block, written: WrittenBlock) {
    this.#statement = statement;
    this.#written = written;
  }

  get(name: string): Node | undefined {
    const node = this.#read(name);
    return node.kind === "absent" ? undefined : node;
  }

  *[Symbol.iterator](): Iterator<[string, Node]> {
    const { arguments: stated, blocks } = this.#statement;
    for (const name of Object.keys({ ...stated, ...blocks })) {
      const node = this.get(name);
      if (node) yield [name, node];
    }
  }

  #read(name: string): Node {
    const { arguments: stated = {}, blocks = {} } = this.#statement;
    if (name === "timeouts" && Object.hasOwn(this.#statement, name)) return this.#written.argument(name);
    const argument = Object.hasOwn(stated, name) ? stated[name] : undefined;
    if (argument) return isSecret(name, argument) ? this.#written.secret(name) : this.#written.argument(name);
    const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
    if (!block) return ABSENT;
    const items = this.#written.blocks(name, block)?.map((inner) => (inner ? readFields(block, inner) : UNKNOWN));
    return items === undefined ? UNKNOWN : items.length === 0 ? ABSENT : { kind: "list", items };
  }
}

/** A value of any shape; `scalar` reads what is neither list nor map. Nothing in the provider nests deeper. */
export function shallowNode(value: unknown, scalar: (value: unknown, key: string | number) => Node): Node {
  if (Array.isArray(value)) return { kind: "list", items: value.map(scalar) };
  if (typeof value !== "object" || value === null) return scalar(value, "");
  return { kind: "fields", fields: new Map(Object.entries(value).map(([key, item]) => [key, scalar(item, key)])) };
}

/** A literal that is no string; null is absent, and a shape that Terraform refuses is unknown. */
export function plainNode(value: unknown): Node {
  if (value === undefined || value === null) return ABSENT;
  return typeof value === "object" ? UNKNOWN : literal(value as Literal);
}

/** `psk` is a secret whatever is stated. */
function isSecret(name: string, argument: Argument): boolean {
  return argument.secret === true || name === "psk";
}
