import { isDeepStrictEqual } from "node:util";
import type { Argument, Block } from "../../providers/alicloud/arguments";
import type { Field, Fields } from "./fields";
import { UNKNOWN, type Value, type Values } from "./values";

/** The provider's request to create an object: the given arguments. */
export function createRequest(block: Block, planned: Values): Fields {
  return fields([
    ...settable(block).map(([name]): Entry => [name, known(planned[name])]),
    ...Object.keys(block.blocks ?? {}).map((name): Entry => [name, blockRequest(block, name, planned)]),
  ]);
}

/** The provider's request to update an object: the changed arguments; a removed one is sent as zero. */
export function updateRequest(block: Block, prior: Values, planned: Values): Fields {
  const changes = (name: string) => !same(prior[name], planned[name]);
  return fields([
    ...settable(block)
      .filter(([name]) => changes(name))
      .map(([name, argument]): Entry => [name, known(planned[name]) ?? zero(argument)]),
    ...Object.keys(block.blocks ?? {})
      .filter(changes)
      .map((name): Entry => [name, blockRequest(block, name, planned) ?? []]),
  ]);
}

type Entry = readonly [name: string, value: Field | undefined];

function blockRequest(block: Block, name: string, planned: Values): Field[] | undefined {
  const nested = block.blocks?.[name];
  const elements = known(planned[name]) as Fields[] | undefined;
  return nested && elements?.length ? elements.map((element) => elementRequest(nested, element)) : undefined;
}

/** Within a block, a missing boolean is sent as false and a missing number as 0, whatever the cloud's default. */
function elementRequest(block: Block, element: Values): Fields {
  return fields([
    ...settable(block).map(([name, argument]): Entry => {
      const omitted = argument.type === "bool" || argument.type === "number" ? zero(argument) : undefined;
      return [name, known(element[name]) ?? omitted];
    }),
    ...Object.keys(block.blocks ?? {}).map((name): Entry => [name, blockRequest(block, name, element)]),
  ]);
}

function settable(block: Block): [string, Argument][] {
  return Object.entries(block.arguments ?? {}).filter(([, argument]) => argument.required || argument.optional);
}

function known(value: Value | undefined): Field | undefined {
  return value === null || value === UNKNOWN ? undefined : (value as Field | undefined);
}

function zero({ type }: Argument): Field {
  if (type === "bool") return false;
  if (type === "number") return 0;
  if (type === "string") return "";
  return type.startsWith("map") ? {} : [];
}

/** Sets come in no particular order. */
function same(before: Value | undefined, after: Value | undefined): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return isDeepStrictEqual(before, after);
  return before.length === after.length && before.every((one) => after.some((other) => isDeepStrictEqual(one, other)));
}

function fields(entries: readonly Entry[]): Fields {
  return Object.fromEntries(entries.filter((entry): entry is [string, Field] => entry[1] !== undefined));
}
