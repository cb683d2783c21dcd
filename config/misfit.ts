import type { AnySchemaObject, ErrorObject } from "ajv/dist/2020";
import { weakness } from "../domain/crypto";
import { isOfField, meantSetting, pfsFix } from "../domain/crypto-words";
import { didYouMean, nearest } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { PSKS_ELSEWHERE } from "../domain/psk";
import { BOTH_TUNNELS, TUNNELS } from "../domain/tunnel";
import type { Homes } from "./compiled";
import { FORMATS, type Format } from "./formats";
import { nearestHomes } from "./homes";
import { formatPath, type Path } from "./problem";

/** What is wrong by an error of the schema, in the words of the file. */
export function explain(error: ErrorObject, path: Path, homes: Homes): Problem {
  const { keyword, params, data, parentSchema } = error;
  const values = keyword === "enum" ? (error.schema as unknown[]).map(String) : [];
  const last = String(path.at(-1) ?? "");
  switch (keyword) {
    case "format":
      return params.problem as Problem;
    case "required":
      if (isTunnels(parentSchema)) return { what: `tunnel ${last} is missing`, allowed: BOTH_TUNNELS };
      return missing(last, parentSchema?.properties?.[last]);
    case "additionalProperties":
      return unknownKey(error, path, homes);
    case "type":
      return wrongType(error, path);
    case "enum":
      return notAmong(values, error, path);
    case "uniqueItems":
      return {
        what: `items ${Math.min(params.i, params.j) + 1} and ${Math.max(params.i, params.j) + 1} are the same`,
        allowed: "each once",
      };
    default:
      return outOfBounds(keyword, data, Number(error.schema), describe(parentSchema));
  }
}

const CREDENTIALS_ELSEWHERE: Problem = {
  what: "this file must not contain credentials",
  allowed: "profile, role or variables, which say where the credentials are",
  fix: "remove it here, replace it if the file was shared, and name a profile of the Alibaba Cloud CLI",
};

/** Messages repeat a value only where nobody would write a PSK, or where it is close to an allowed one. */
function notAmong(values: readonly string[], { data, parentSchema }: ErrorObject, path: Path): Problem {
  const isNear = nearest(plain(data), values) !== undefined;
  const mayBeKey = !isNear && mayBeKeyAt(path, data);
  if (mayBeKey && path.at(-1) === "keys") return { ...PSKS_ELSEWHERE, allowed: describe(parentSchema) };
  return {
    what: mayBeKey ? "this is not allowed" : `${show(plain(data))} is not allowed`,
    allowed: allowedBy(parentSchema),
    ...didYouMean(
      plain(data),
      values.filter((value) => !weakness(value)),
    ),
  };
}

function unknownKey(error: ErrorObject, path: Path, homes: Homes): Problem {
  const { params, parentSchema: schema } = error;
  const key: string = params.additionalProperty;
  const known = Object.keys(schema?.properties ?? {});
  if (path[0] === "accounts" && /key|secret|token|password/i.test(key)) return CREDENTIALS_ELSEWHERE;
  if (isSecret(key)) return PSKS_ELSEWHERE;
  if (isTunnels(schema)) return { what: `there is no tunnel ${show(key)}`, allowed: BOTH_TUNNELS };
  const missing = missingName(error);
  const meant =
    path.at(-2) === "tunnels"
      ? { fix: "indent tunnels further, to stand in a connection" }
      : {
          ...moved(key, nearestHomes(path, homes)),
          ...(missing === undefined ? didYouMean(key, known) : { fix: `did you mean ${missing}?` }),
        };
  return { what: `${show(key)} is not a name here`, allowed: known.join(", "), ...meant };
}

/** The name that an unknown one stands for: one that is spelled alike, else one that is missing. */
export function meantName(error: ErrorObject): string | undefined {
  return (
    nearest(error.params.additionalProperty, Object.keys(error.parentSchema?.properties ?? {})) ?? missingName(error)
  );
}

/** `asn` beside a missing `localAsn`, or `address` with the value of a missing `ip`: a required name in other words. */
function missingName({ params, data, parentSchema }: ErrorObject): string | undefined {
  const name: string = params.additionalProperty;
  const properties: Record<string, AnySchemaObject> = parentSchema?.properties ?? {};
  if (nearest(name, Object.keys(properties)) !== undefined) return undefined;
  const missing: readonly string[] = (parentSchema?.required ?? []).filter(
    (key: string) => !Object.hasOwn(Object(data), key),
  );
  const alike = missing.filter((key) => endsAlike(key, name));
  const value: unknown = Object(data)[name];
  const fits = (key: string) => FORMATS[properties[key]?.format as Format]?.(String(value)) === undefined;
  const [meant, another] =
    alike.length > 0 || !isPlain(value) ? alike : missing.filter((key) => properties[key]?.format && fits(key));
  return another === undefined ? meant : undefined;
}

/** Whether one name is the other with another word before. */
function endsAlike(one: string, other: string): boolean {
  const [long, short] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => b.length - a.length);
  return long?.endsWith(short ?? long) ?? false;
}

function isPlain(value: unknown): boolean {
  return ["string", "number"].includes(typeof value);
}

/** More places than two are no help. */
function moved(key: string, homes: readonly Path[]): { fix?: string } {
  const places = homes.map((home) => formatPath(home) || "the top of the file").join(" or ");
  return homes.length === 0 || homes.length > 2 ? {} : { fix: `move ${key} to ${places}` };
}

/** Whether this is the schema of both tunnels; a key here may be meant for the connection. */
function isTunnels(schema: AnySchemaObject | undefined): boolean {
  return Object.keys(schema?.properties ?? {}).join() === TUNNELS.join();
}

/** Whether a name sounds like the name of a secret. */
export function isSecret(key: string): boolean {
  return /psk|secret|password|^(pre-?shared-?)?key$/i.test(key);
}

function wrongType({ data, schema: types, parentSchema }: ErrorObject, path: Path): Problem {
  if (typeof data === "number" && /asn$/i.test(String(path.at(-1))))
    return {
      what: `${data} is not a whole number`,
      allowed: describe(parentSchema),
      fix: 'write a dotted ASN in quotes, such as "1.10"',
    };
  const schema = plainSchema(parentSchema);
  const wanted = [types]
    .flat()
    .map((type) => (isOnlyFalse(type, schema) ? "false" : (TYPE_NAMES[String(type)] ?? String(type))));
  const fix = corrected(data, [types].flat().map(String), schema);
  return {
    what: `${subject(data, mayBeKeyAt(path, data))}, not ${wanted.join(" or ")}`,
    allowed: types === "boolean" ? "" : allowedBy(parentSchema), // "not true or false" says it
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The allowed words, if the value must be one of some words. */
function allowedBy(schema: AnySchemaObject | undefined): string {
  const words = (schema?.enum ?? []) as readonly unknown[];
  return words.length > 1 ? words.join(", ") : describe(schema);
}

/** The allowed plain values, where something may be a plain value or have structure. */
function plainSchema(schema: AnySchemaObject | undefined): AnySchemaObject | undefined {
  return schema?.if && schema.else ? (schema.else as AnySchemaObject) : schema;
}

function isOnlyFalse(type: unknown, schema: AnySchemaObject | undefined): boolean {
  return type === "boolean" && schema?.enum?.length === 1;
}

/** People may write a PSK where keys are described, and among algorithms. */
function mayBeKeyAt(path: Path, data: unknown): boolean {
  return path.includes("keys") || (path.includes("crypto") && !isOfField(plain(data)));
}

/** What the file has, with a plain value unless it may be a PSK. */
function subject(data: unknown, mayBeKey: boolean): string {
  if (data === null || data === undefined) return "this is empty";
  if (mayBeKey || typeof data === "object") return `this is ${typeName(data)}`;
  if (typeof data === "boolean") return `this is ${data}`;
  return `${typeof data === "string" ? show(data) : data} is ${typeName(data)}`;
}

/** A plain value as a text; empty for a list or a map, which may have a key toString. */
function plain(data: unknown): string {
  return typeof data === "object" ? "" : String(data);
}

/** What the value probably means, if that is clear. */
function corrected(data: unknown, types: readonly string[], schema: AnySchemaObject | undefined): string | undefined {
  const text = plain(data);
  const allows = (type: string) => types.includes(type);
  if (allows("boolean")) {
    const flag = asBoolean(text, isOnlyFalse("boolean", schema));
    if (flag) return flag;
  }
  if (allows("array") && typeof data === "string") return `write it in brackets: [${data}]`;
  if (allows("integer") && typeof data === "string") return wholeNumber(data);
  if (allows("object") && Array.isArray(data)) return asMap(schema);
  return allows("string") && ["number", "boolean"].includes(typeof data) ? asText(text, schema) : undefined;
}

function asBoolean(text: string, isOnlyFalse: boolean): string | undefined {
  if (/^(?:n|no|off|none|0|disabled?)$/i.test(text)) return "write false";
  if (isOnlyFalse) return undefined;
  return /^(?:y|yes|on|1|enabled?)$/i.test(text) ? "write true" : "write true or false";
}

/** What a number or a boolean probably means where a text is allowed. */
function asText(text: string, schema: AnySchemaObject | undefined): string | undefined {
  if (schema?.format === "secret-stage") return undefined; // the value may be a misplaced PSK
  const words: readonly string[] | undefined = schema?.enum;
  const strong = words?.filter((word) => !weakness(word));
  const meant = strong && meantSetting(text, strong);
  if (meant) return `write ${meant}`;
  const off = pfsFix(text, words ?? []);
  if (off !== undefined) return off;
  const fits = words?.includes(text) ?? !FORMATS[schema?.format as Format]?.(text);
  return fits ? `write it in quotes: "${text}"` : undefined;
}

/** In seconds, if a text is a time. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function wholeNumber(text: string): string | undefined {
  const [, number = "", unit = ""] = /^(\d{1,9})\s*(?:([smhd])[a-z]*)?$/i.exec(text) ?? [];
  if (number === "") return undefined;
  return unit === ""
    ? `write it without quotes: ${number}`
    : `write ${Number(number) * (UNITS[unit.toLowerCase()] ?? 1)}`;
}

/** A list where a map should be. */
function asMap(schema: AnySchemaObject | undefined): string {
  return isTunnels(schema)
    ? "write 1: and 2: in place of the dashes"
    : "write a name and a colon in place of each dash";
}

const TYPE_NAMES: Record<string, string> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "a map of names",
  string: "a text",
};

function typeName(data: unknown): string {
  if (data === null || data === undefined) return "empty";
  return TYPE_NAMES[Array.isArray(data) ? "array" : typeof data] ?? typeof data;
}

/** Too few, too many, too small or too large. */
function outOfBounds(keyword: string, data: unknown, bound: number, allowed: string): Problem {
  const [, side, unit] = /^(min|max)(\w*)$/.exec(keyword) ?? [];
  const limit = side === "min" ? `at least ${bound}` : `at most ${bound}`;
  const counted = { Items: "items", Properties: "names", Length: "characters" }[unit ?? ""];
  if (counted === undefined) return { what: `${data} is out of bounds: ${limit}`, allowed };
  const size = Array.isArray(data) || typeof data === "string" ? data.length : Object.keys(data as object).length;
  return { what: `there are ${size} ${counted} here: ${limit}`, allowed };
}

function missing(name: string, schema: AnySchemaObject | undefined): Problem {
  const [example] = schema?.examples ?? [];
  return {
    what: `${name} is missing`,
    allowed: describe(schema),
    ...(typeof example === "string" ? { fix: `${name}: ${example}` } : {}),
  };
}

/** The description of an argument, within a sentence. */
function describe(schema: AnySchemaObject | undefined): string {
  const description = String(schema?.description ?? "");
  return description.replace(/\.$/, "").replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

/** A word of the file, cut where it is long. */
export function show(value: unknown): string {
  const text = String(value);
  return `“${text.length > 64 ? `${text.slice(0, 64)}…` : text}”`;
}
