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
 * The arguments of a block that the provider's statement names. What the statement does not name stays behind, secrets
 * lose their value, and JSON cannot nest deeper than the statement does.
 */
export function readFields(statement: Block, written: WrittenBlock): Fields {
  const fields = new Map<string, Node>();
  const { open, secret, blocks } = namesOf(statement);
  for (const name of open) keep(fields, name, written.argument(name));
  for (const name of secret) keep(fields, name, written.secret(name));
  for (const [name, nested] of blocks) {
    const items = written.blocks(name, nested)?.map((block) => (block ? readFields(nested, block) : UNKNOWN));
    keep(fields, name, items === undefined ? UNKNOWN : items.length === 0 ? ABSENT : { kind: "list", items });
  }
  return { kind: "fields", fields };
}

function keep(fields: Map<string, Node>, name: string, node: Node): void {
  if (node.kind !== "absent") fields.set(name, node);
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
  return ["string", "number", "boolean"].includes(typeof value) ? literal(value as Literal) : UNKNOWN;
}

interface Names {
  readonly open: readonly string[];
  readonly secret: readonly string[];
  readonly blocks: readonly (readonly [string, NestedBlock])[];
}

/** A statement is read once for all resources of its type. */
const known = new WeakMap<Block, Names>();

function namesOf(statement: Block): Names {
  const before = known.get(statement);
  if (before) return before;
  const entries = Object.entries(statement.arguments ?? {});
  const names = {
    open: entries.filter((entry) => !isSecret(...entry)).map(([name]) => name),
    secret: entries.filter((entry) => isSecret(...entry)).map(([name]) => name),
    blocks: Object.entries(statement.blocks ?? {}),
  };
  known.set(statement, names);
  return names;
}

/** `psk` is a secret whatever is stated. */
function isSecret(name: string, argument: Argument): boolean {
  return argument.secret === true || name === "psk";
}
