import { onceFor } from "../graph/once";
import { ABSENT, type Fields, type Node, type Secret } from "../graph/terraform/node";
import type { Argument, Block } from "../providers/alicloud/arguments";
import type { Edit } from "./model";
import type { Names } from "./names";

/** An edit, not yet in the words of a file. */
export interface RawEdit extends Omit<Edit, "argument"> {
  /** Terraform's path, without the numbers of blocks: `tunnel_ike_config`, `ike_lifetime`. */
  readonly path: readonly string[];
}

/**
 * Differences between a block now and later: what people write, without values that only the cloud reports.
 *
 * @param without Nested blocks to leave out.
 */
export function editsBetween(
  before: Node,
  after: Node,
  stated: Block,
  names: Names,
  without?: string,
): readonly RawEdit[] {
  if (before.kind !== "fields" || after.kind !== "fields") return [];
  const edits: RawEdit[] = [];
  const { writable, blocks } = partsOf(stated);
  for (const [name, argument] of writable) {
    const [old, now] = [fieldOf(before, name, argument), fieldOf(after, name, argument)];
    if (!stays(old, now)) edits.push(...editsOf(name, argument, old, now, names));
  }
  for (const [name, block] of blocks) {
    if (name === without) continue;
    const [old, now] = [itemsOf(before.fields.get(name)), itemsOf(after.fields.get(name))];
    if (old === undefined || now === undefined) continue;
    for (let index = 0; index < old.length || index < now.length; index++) {
      const inside = editsBetween(old[index] ?? NOTHING, now[index] ?? NOTHING, block, names);
      const at = block.maxItems === 1 ? [name] : [name, String(index + 1)];
      for (const edit of inside) edits.push({ ...edit, path: [...at, ...edit.path] });
    }
  }
  return edits;
}

/** What people write in a block. */
const partsOf = onceFor(
  (stated: Block) => ({
    writable: Object.entries(stated.arguments ?? {}).filter(([, { optional, required }]) => optional || required),
    blocks: Object.entries(stated.blocks ?? {}),
  }),
  new WeakMap(),
);

const NOTHING: Fields = { kind: "fields", fields: new Map() };

/** By its present name, else by a former one. */
function fieldOf({ fields }: Fields, name: string, { formerly }: Argument): Node {
  return fields.get(name) ?? (formerly === undefined ? undefined : fields.get(formerly)) ?? ABSENT;
}

/** True of most arguments in a plan, and quick to see. */
function stays(before: Node, after: Node): boolean {
  if (before.kind === "absent") return after.kind === "absent";
  return before.kind === "literal" && after.kind === "literal" && before.value === after.value;
}

/** The blocks of a name; undefined if their number is not known. */
function itemsOf(node: Node | undefined): readonly Node[] | undefined {
  if (node === undefined || node.kind === "absent") return [];
  return node.kind === "list" ? node.items : undefined;
}

function editsOf(name: string, argument: Argument, before: Node, after: Node, names: Names): readonly RawEdit[] {
  // the cloud still chooses what nobody writes
  if (argument.computed && (after.kind === "absent" || (after.kind === "unknown" && after.isHidden))) return [];
  if (before.kind === "secret" || after.kind === "secret") return secretEdits(name, before, after);
  if (isByKey(before) || isByKey(after)) return editsByKey(name, before, after, names);
  if (after.kind === "unknown" || after.kind === "reference") return openEdits(name, before, after, names);
  const sent = after.kind === "absent" ? sentFor(argument) : undefined;
  return valueEdits([name], before, after, names, { sent, isSet: argument.type.startsWith("set") });
}

/** An edit of one value. Where both sides read alike, they may still differ in what is not shown. */
function valueEdits(
  path: readonly string[],
  before: Node,
  after: Node,
  names: Names,
  { sent, isSet = false }: { readonly sent?: string | undefined; readonly isSet?: boolean } = {},
): readonly RawEdit[] {
  const isSame = (one?: string, other?: string) => one === other || (isSet && sorted(one) === sorted(other));
  const from = textOf(before, names);
  const to = textOf(after, names) ?? sent;
  if (!isSame(from, to)) return [{ path, ...given("from", from), ...given("to", to) }];
  const [old, now] = [textOf(before, names, names.compared), textOf(after, names, names.compared)];
  return old === undefined || now === undefined || isSame(old, now) ? [] : [{ path, isSecret: true }];
}

/** What the provider sends for an argument that is no longer given. Source: `PROVIDER`. */
function sentFor({ type, computed }: Argument): string | undefined {
  return type === "bool" && !computed ? "false" : undefined;
}

function secretEdits(name: string, before: Node, after: Node): readonly RawEdit[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  if (after.kind === "secret" && before.kind === "secret" && old !== undefined && old === now) return [];
  if (now === undefined && after.kind === "secret") return [{ path: [name], isSecret: true, isOpen: true }];
  return [{ path: [name], isSecret: true }];
}

function factsOf(node: Node): number | undefined {
  return (node as Partial<Secret>).facts?.alike;
}

/** A map, such as tags. */
function editsByKey(name: string, before: Node, after: Node, names: Names): readonly RawEdit[] {
  const [old, now] = [before, after].map((node) => (isByKey(node) ? new Map(node.fields) : new Map<string, Node>()));
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
  return keys.flatMap((key) => {
    const [from = ABSENT, to = ABSENT] = [old?.get(key), now?.get(key)];
    if (to.kind !== "unknown") return valueEdits([name, key], from, to, names);
    return [{ path: [name, key], ...given("from", textOf(from, names)), isOpen: true }];
  });
}

function isByKey(node: Node): node is Fields {
  return node.kind === "fields";
}

/**
 * Values that only the deployment shows; renewing an object under the same name is not an edit of objects that name it.
 */
function openEdits(name: string, before: Node, after: Node, names: Names): readonly RawEdit[] {
  const from = textOf(before, names);
  if (before.kind === "literal" && names.isSame(String(before.value), after)) return [];
  if (after.kind === "reference" && !after.address.startsWith("data."))
    return [{ path: [name], ...given("from", from), to: names.calledBy(after) }];
  return [{ path: [name], ...given("from", from), isOpen: true }];
}

/** One value, or several joined; undefined if none is given. The provider writes an empty text for none. */
function textOf(node: Node, names: Names, written = names.shown): string | undefined {
  if (node.kind === "literal") return node.value === "" ? undefined : written(String(node.value));
  if (node.kind === "reference") return names.calledBy(node);
  if (node.kind === "list")
    return node.items.map((item) => textOf(item, names, written) ?? "?").join(", ") || undefined;
  return undefined;
}

function sorted(text: string | undefined): string | undefined {
  return text?.split(", ").toSorted().join();
}

function given<K extends "from" | "to">(name: K, text: string | undefined): { readonly [_ in K]?: string } {
  return (text === undefined ? {} : { [name]: text }) as { readonly [_ in K]?: string };
}
