/** Reads JSON that others wrote: any shape may come, none may hurt. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of own keys; undefined if there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) here = own(here, key);
  return here;
}

/** The value of an own key; undefined if there is none. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value of a table's own name; nothing for any other name, such as `constructor`. */
export function table<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T | undefined>> {
  return Object.assign(Object.create(null), rows);
}

/** The blocks of Terraform's JSON, which may write one block as an object or as a list of one. */
export function objects(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return only(value, isObject);
  return isObject(value) ? [value] : [];
}

export function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return objects(value).flatMap((object) => Object.entries(object));
}

export function text(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? only(value, isText) : [];
}

/** The items of a kind; nearly always the list itself. */
function only<T>(items: readonly unknown[], isOfKind: (item: unknown) => item is T): readonly T[] {
  return items.every(isOfKind) ? items : items.filter(isOfKind);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
