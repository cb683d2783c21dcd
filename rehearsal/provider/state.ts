import type { Argument, Block } from "../../providers/alicloud/arguments";
import type { Field, Fields } from "./fields";
import { UNKNOWN, type Value, type Values, ZERO } from "./values";

/** The state of an object as read from the cloud. Send-only arguments and timeouts stay as in `last`. */
export function stateOf(block: Block, id: string, read: Fields, last: Values): Values {
  const sentOnly = Object.entries(block.arguments ?? {})
    .filter(([, { writeOnly }]) => writeOnly)
    .map(([name]) => [name, last[name] === UNKNOWN ? null : (last[name] ?? null)]);
  return { ...last, ...blockState(block, { ...read, id }), ...Object.fromEntries(sentOnly) };
}

/** The state of an object with only a known id, as after an import. */
export function bareState(block: Block, id: string, timeouts: boolean): Values {
  return { ...blockState(block, { id }), ...(timeouts ? { timeouts: null } : {}) };
}

/** The result of a data source: its arguments, and the found objects with all fields. */
export function dataState(block: Block, config: Values, found: Fields): Values {
  const attributes = Object.entries(block.arguments ?? {}).map(([name, argument]): [string, Value] => [
    name,
    whole(argument, found[name] ?? config[name]),
  ]);
  return { ...config, ...Object.fromEntries(attributes) };
}

function whole({ object }: Argument, value: Value | undefined): Value {
  if (!object) return value ?? null;
  return elements(value as Field).map((element) =>
    Object.fromEntries(
      Object.entries(object).map(([name, field]) => [name, whole(field, element[name] ?? ZERO[field.type])]),
    ),
  );
}

function blockState(block: Block, read: Fields): Values {
  const attributes = Object.keys(block.arguments ?? {}).map((name): [string, Value] => [name, read[name] ?? null]);
  const blocks = Object.entries(block.blocks ?? {}).map(([name, nested]): [string, Value] => [
    name,
    elements(read[name]).map((element) => blockState(nested, element)),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

function elements(read: Field | undefined): readonly Fields[] {
  return Array.isArray(read) ? (read as Fields[]) : [];
}
