import { isOfField } from "../../domain/crypto-words";
import { isIdOfThing } from "../../domain/id";
import { parseCidr } from "../../domain/ipv4";
import type { Block } from "../../providers/alicloud/arguments";
import { once } from "../once";
import { at, entries, isObject, type JsonObject, objects, own, text, texts } from "../terraform/json";
import { Configuration } from "./plan/configuration";
import { changesIn, statementOf, stateResources } from "./shown-resources";

/**
 * Texts that may be sensitive in blocks that Terraform marks only as a whole: for a set, it does not mark the parts. A
 * PSK explains the mark, so a text does not count as sensitive if it is in clear elsewhere, stands in the configuration
 * or has a form of the field.
 *
 * @param beside further resources, as `terraform show -json` prints them
 */
export function hiddenInBlocks(document: unknown, beside: readonly JsonObject[]): readonly string[] {
  const [hidden, written] = [new Set<string>(), new Set<string>()];
  const configuration = once(() => new Configuration("", at(document, "configuration", "root_module")));
  /** Instances of one resource share their expressions. */
  const opens = new Map<unknown, Open>();
  for (const { resource, values, marks } of instancesIn(document, beside)) {
    if (resource.mode === "data") continue;
    const statement = statementOf(resource);
    for (const [name, mark] of statement ? entries(marks) : []) {
      const [block, stated] = [own(values, name), own(statement?.blocks, name) as Block | undefined];
      if (mark !== true || !stated || !Array.isArray(block)) continue;
      const module = text(resource.module_address) ?? "";
      const configured = configuration().of(module, "managed", text(resource.type) ?? "", text(resource.name) ?? "");
      const expressions = at(configured, "expressions", name);
      const isClear = (expression: unknown) => isKnownClear(expression, module, configuration());
      const open = opens.get(expressions ?? stated) ?? openIn(stated, asBlocks(expressions), isClear, written);
      opens.set(expressions ?? stated, open);
      addOpen(hidden, open, objects(block));
    }
  }
  if (hidden.size === 0) return [];
  const clear = new Set([...written, ...clearTexts(document, beside)]);
  return [...hidden].filter((value) => !clear.has(value));
}

interface Instance {
  readonly resource: JsonObject;
  readonly values: unknown;
  readonly marks: unknown;
}

/** Managed resources as they are and as they will be, with their sensitive marks. */
function* instancesIn(document: unknown, beside: readonly JsonObject[]): Generator<Instance> {
  for (const resource of changesIn(document)) {
    const { change } = resource;
    yield { resource, values: own(change, "after"), marks: own(change, "after_sensitive") };
    yield { resource, values: own(change, "before"), marks: own(change, "before_sensitive") };
  }
  for (const resource of [...stateResources(document), ...beside])
    yield { resource, values: resource.values, marks: resource.sensitive_values };
}

/** The parts of a block that are not in clear elsewhere. */
interface Open {
  readonly names: readonly string[];
  readonly blocks: readonly (readonly [name: string, open: Open])[];
}

/** By the expressions of all blocks of a name; a dynamic block shows none. Adds literal texts to the others. */
function openIn(
  { arguments: named = {}, blocks = {} }: Block,
  expressions: readonly JsonObject[] | undefined,
  isClear: (expression: unknown) => boolean,
  written: Set<string>,
): Open {
  const names: string[] = [];
  for (const [name, { optional, required, secret }] of Object.entries(named)) {
    // what the cloud reports is not a secret of the user
    if (secret || !(optional || required)) continue;
    for (const value of (expressions ?? []).map((block) => at(block, name, "constant_value")))
      if (isText(value)) written.add(value);
    if (!expressions?.every((block) => isClear(own(block, name)))) names.push(name);
  }
  const inner = Object.entries(blocks).map(([name, block]) => {
    const inside = expressions && asBlocks(insides(expressions, name));
    return [name, openIn(block, inside, isClear, written)] as const;
  });
  return { names, blocks: inner.filter(([, open]) => open.names.length + open.blocks.length > 0) };
}

function addOpen(hidden: Set<string>, { names, blocks }: Open, values: readonly JsonObject[]): void {
  for (const name of names)
    for (const block of values) {
      const value = own(block, name);
      if (isText(value) && !isOfForm(name, value)) hidden.add(value);
    }
  for (const [name, open] of blocks) addOpen(hidden, open, insides(values, name));
}

function insides(blocks: readonly JsonObject[], name: string): readonly JsonObject[] {
  return blocks.flatMap((block) => objects(own(block, name)));
}

/** Undefined where none is seen. */
function asBlocks(written: unknown): readonly JsonObject[] | undefined {
  const blocks = objects(written);
  return blocks.length > 0 ? blocks : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether an expression gives nothing sensitive: a literal, a variable that is not sensitive, an id of the cloud. */
function isKnownClear(expression: unknown, module: string, configuration: Configuration): boolean {
  return texts(own(expression, "references")).every((reference) => {
    const [first = "", name = ""] = reference.split(/[.[]/);
    if (first === "var") return module === "" && configuration.isSensitive(name) === false;
    return first.startsWith("alicloud_");
  });
}

/** Texts without a mark: values of variables, and of resources outside such blocks. */
function* clearTexts(document: unknown, beside: readonly JsonObject[]): Generator<string> {
  const declared = at(document, "configuration", "root_module", "variables");
  for (const [name, variable] of entries(own(document, "variables")))
    if (at(declared, name, "sensitive") !== true) yield* unmarked(own(variable, "value"), false);
  for (const { values, marks } of instancesIn(document, beside)) yield* unmarked(values, marks);
}

function* unmarked(value: unknown, marks: unknown): Generator<string> {
  if (marks === true) return;
  if (typeof value === "string") yield value;
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* unmarked(item, Array.isArray(marks) ? marks[index] : undefined);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* unmarked(item, own(marks, name));
}

/** Nobody keeps a value with a form of the field secret, except perhaps an identity, which may be an address. */
function isOfForm(name: string, value: string): boolean {
  if (/^(local|remote)_id$/.test(name)) return false;
  return parseCidr(value) !== undefined || isIdOfThing(value) || isOfField(value) || /^(master|slave)$/.test(value);
}
