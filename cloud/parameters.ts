import { Refusal } from "./refusal";

/** The parameters of an action, by the names of the API's models. */
export interface Shape {
  readonly [name: string]: Type;
}

/** A list stands in brackets; `json` is one text that holds an object. */
export type Type = "text" | "number" | "flag" | readonly ["text" | "number"] | readonly [Shape] | Shape | Json;
interface Json {
  readonly json: Shape;
}

type Of<T> = T extends "text"
  ? string
  : T extends "number"
    ? number
    : T extends "flag"
      ? boolean
      : T extends readonly [infer One]
        ? readonly Of<One>[]
        : T extends { readonly json: infer Inner }
          ? Of<Inner>
          : { readonly [Name in keyof T]?: Of<T[Name]> };

/** The parameters of a call, in the types of a shape; `Needed` ones are present. */
export type Given<S extends Shape, Needed extends keyof S = never> = { readonly [Name in keyof S]?: Of<S[Name]> } & {
  readonly [Name in Needed]: Of<S[Name]>;
};

/** Parameters as they are on the wire: flat, and texts. `TunnelOptionsSpecification.1.TunnelIkeConfig.Psk` is one name. */
export type Wire = Readonly<Record<string, string>>;

/** Nested parameters, flat. Leaves out undefined, null and empty values, but sends an empty text. */
export function flattened(parameters: object, start = ""): Wire {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
      const key = `${start}${name}`;
      if (value === undefined || value === null) return [];
      if (typeof value !== "object") return [[key, String(value)]];
      const within = Array.isArray(value) ? Object.fromEntries(value.map((one, index) => [index + 1, one])) : value;
      return Object.entries(flattened(within, `${key}.`));
    }),
  );
}

/** Throws if a needed value is missing, or has the wrong type. Empty means missing. */
export function given<S extends Shape, Needed extends keyof S & string>(
  wire: Wire,
  shape: S,
  needed: readonly Needed[],
): Given<S, Needed> {
  const isGiven = (name: string) => (name in wire ? wire[name] !== "" : hasWithin(wire, name));
  const missing = needed.find((name) => !isGiven(name));
  if (missing !== undefined) throw new Refusal("MissingParameter", `The request has no ${missing}.`);
  return object(tree(wire), shape, "") as Given<S, Needed>;
}

function hasWithin(wire: Wire, name: string): boolean {
  return Object.keys(wire).some((key) => key.startsWith(`${name}.`));
}

type Tree = string | { [name: string]: Tree };

function tree(wire: Wire): Tree {
  const root: { [name: string]: Tree } = {};
  for (const [key, value] of Object.entries(wire)) {
    const steps = key.split(".");
    const last = steps.pop() ?? "";
    let at = root;
    for (const step of steps) {
      const known = Object.hasOwn(at, step) ? at[step] : undefined;
      const next = typeof known === "object" ? known : {};
      at[step] = next;
      at = next;
    }
    at[last] = value;
  }
  return root;
}

function object(from: Tree | undefined, shape: Shape, path: string): object {
  if (typeof from !== "object") return {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, type]) => {
      const value = Object.hasOwn(from, name) ? from[name] : undefined;
      const read = value === undefined || value === "" ? undefined : typed(value, type, `${path}${name}`);
      return read === undefined ? [] : [[name, read]];
    }),
  );
}

function typed(value: Tree, type: Type, path: string): unknown {
  if (type === "text") return typeof value === "string" ? value : undefined;
  if (type === "number") return numberOf(value, path);
  if (type === "flag") return flagOf(value, path);
  if (Array.isArray(type)) {
    const [one] = type as readonly [Type];
    if (typeof value !== "object") return undefined;
    const indexes = Object.keys(value).sort((a, b) => Number(a) - Number(b));
    return indexes.map((index) => typed(value[index] ?? "", one, `${path}.${index}`));
  }
  if (isJson(type))
    return typeof value === "string" ? object(anyCase(json(value, path), type.json), type.json, path) : {};
  return object(value, type as Shape, `${path}.`);
}

function isJson(type: Type): type is Json {
  return typeof type === "object" && "json" in type;
}

function numberOf(value: Tree, path: string): number {
  if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  throw new Refusal("InvalidParameter", `${path} is not a whole number.`);
}

/** `true` of one client is `True` of another. */
function flagOf(value: Tree, path: string): boolean {
  const text = String(value).toLowerCase();
  if (text === "true" || text === "false") return text === "true";
  throw new Refusal("InvalidParameter", `${path} is neither true nor false.`);
}

function json(text: string, path: string): Tree {
  try {
    const read: unknown = JSON.parse(text);
    return Object.fromEntries(
      Object.entries(Object(read) as object).flatMap(([name, value]) =>
        value === null ? [] : [[name, String(value)]],
      ),
    );
  } catch {
    throw new Refusal("InvalidParameter", `${path} is not JSON.`);
  }
}

/** The same setting is `enable` in one request and `Enable` in another. */
function anyCase(from: Tree, shape: Shape): Tree {
  if (typeof from !== "object") return from;
  const right = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => [right.get(name.toLowerCase()) ?? name, value]),
  );
}
