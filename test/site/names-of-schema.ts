import { EnvironmentSchema } from "../../config/schema";

/** Names and positions on the way to a value. */
export type Path = readonly string[];

/** A place where a file writes a name. */
export interface Place {
  /** The name as `NAMES` writes it. */
  readonly name: string;
  readonly path: Path;
}

/** The parts of JSON Schema that the environment file's schema uses. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly if?: { readonly required?: readonly string[] };
  readonly then?: Schema;
  readonly else?: Schema;
}

/**
 * Names of the environment file without names inside; for other names, the tests use the names inside. `sites.*.connections.* with
 * tunnel.zone` is the zone of a connection that has a tunnel; `*` is a name that the user chooses.
 */
export const NAMES: readonly string[] = namesOf(EnvironmentSchema as Schema);

function namesOf(schema: Schema, at = ""): string[] {
  const { properties = {}, then: given, else: missing } = schema;
  if (given && missing) return [...namesOf(given, at + conditionOf(schema)), ...namesOf(missing, at)];
  const named = Object.entries(properties).flatMap(([key, part]) => {
    const inside = namesOf(part, join(at, key));
    return inside.length > 0 ? inside : [join(at, key)];
  });
  const each = eachOf(schema);
  return each ? [...named, ...namesOf(each, join(at, "*"))] : named;
}

/** All places where a file writes a name. */
export function placesIn(file: unknown): Place[] {
  return placesOf(EnvironmentSchema as Schema, file);
}

function placesOf(schema: Schema, value: unknown, at = "", path: Path = []): Place[] {
  const { properties = {}, if: condition, then: given, else: missing } = schema;
  if (given && missing) {
    const isGiven = (condition?.required ?? []).every((key) => Object.hasOwn(Object(value), key));
    return isGiven ? placesOf(given, value, at + conditionOf(schema), path) : placesOf(missing, value, at, path);
  }
  return Object.entries(Object(value)).flatMap(([key, inner]) => {
    const part = properties[key] ?? eachOf(schema);
    if (!part) return [];
    const place = { name: join(at, properties[key] ? key : "*"), path: [...path, key] };
    return [place, ...placesOf(part, inner, place.name, place.path)];
  });
}

function eachOf({ items, additionalProperties }: Schema): Schema | undefined {
  return items ?? (additionalProperties || undefined);
}

function conditionOf({ if: condition }: Schema): string {
  return (condition?.required ?? []).map((key) => ` with ${key}`).join("");
}

function join(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}
