import type { TypeArgument, TypeBlock } from "../catalogue/argument";
import { type Made, plausible } from "./plausible";
import type { Realm } from "./realm";
import { UNKNOWN, type Value, type Values } from "./values";

// Objects that the cloud does not simulate are inert: they are as written, and values that only the real cloud could
// know are invented.

/** A resource as it is after an apply. */
export function inertState(block: TypeBlock, planned: Values, made: Made): Values {
  const attributes = Object.entries(block.arguments).map(([name, argument]): [string, Value] => {
    const value = planned[name] ?? null;
    return [name, value === UNKNOWN ? plausible(name, argument, made) : value];
  });
  const blocks = Object.entries(block.blocks).map(([name, nested]): [string, Value] => {
    const elements = planned[name];
    return [name, Array.isArray(elements) ? elements.map((one) => inertState(nested, one as Values, made)) : []];
  });
  return { ...planned, ...Object.fromEntries([...attributes, ...blocks]) };
}

/** A data source that finds the requested ids, or else one object. */
export function inertData(type: string, block: TypeBlock, config: Values, realm: Realm): Values {
  const kind = type
    .replace(/^alicloud_/, "")
    .replace(/s$/, "")
    .replaceAll("_", "-");
  const asked = Array.isArray(config.ids) ? (config.ids as string[]) : [];
  const named = plainName(config.name_regex);
  const ids = asked.length > 0 ? asked : [`${kind}-rehearsal`];
  const madeOf = (id: string): Made => ({ id, realm, given: { ...config, ...(named ? { name: named } : {}) } });
  const [first = ""] = ids;
  const attributes = Object.entries(block.arguments).map(([name, argument]): [string, Value] => {
    const given = config[name] ?? argument.default ?? null;
    if (given !== null || !argument.computed) return [name, given];
    return [name, found(name, argument, ids, madeOf) ?? plausible(name, argument, madeOf(first))];
  });
  return { ...config, ...Object.fromEntries(attributes) };
}

/** Lists with one element for each found object. */
function found(
  name: string,
  argument: TypeArgument,
  ids: readonly string[],
  madeOf: (id: string) => Made,
): Value | undefined {
  if (name === "ids") return ids;
  if (!argument.object) return undefined;
  return ids.flatMap((id) => plausible(name, argument, madeOf(id)) as readonly Value[]);
}

/** The name in a pattern that is just a name, `^office$`. */
function plainName(pattern: Value | undefined): string | undefined {
  return typeof pattern === "string" ? /^\^?([\w-]+)\$?$/.exec(pattern)?.[1] : undefined;
}
