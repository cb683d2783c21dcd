import Ajv, { type AnySchemaObject, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import { weakness } from "../domain/crypto";
import { didYouMean, nearest } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { PSKS_ELSEWHERE } from "../domain/psk";
import { BOTH_TUNNELS, TUNNELS } from "../domain/tunnel";
import type { SourceDocument } from "./document";
import { FORMATS, type Format } from "./formats";
import type { FileProblem, Path } from "./problem";

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  // A test holds the schema against the meta-schema; doing so at every start would only cost time.
  meta: false,
  validateSchema: false,
});
// The domain's predicates judge texts and numbers alike and say why, which ajv's own formats cannot.
ajv.removeKeyword("format");
ajv.addKeyword({ keyword: "format", schemaType: "string", errors: true, validate: checkFormat });

/** How a document differs from a schema: in form, such as an unknown name or a wrong type, and in values of the right form. */
interface Misfits {
  readonly form: readonly FileProblem[];
  readonly values: readonly FileProblem[];
  /** The document's value where its form is right: what is of a wrong type is `BROKEN`, and unknown names are not there. */
  readonly sane: unknown;
}

/** Stands for a value of a wrong type, of which nothing more is to be said. */
export const BROKEN: object = Object.freeze({});

/**
 * A function that finds everything by which a document differs from a schema. Schemas are compiled when first used; they are the
 * files that editors read, too, since what they are stated with takes long to load.
 */
export function schemaCheck(schema: AnySchemaObject): (document: SourceDocument) => FileProblem[] {
  const misfitsOf = schemaMisfits(schema);
  return (document) => {
    const { form, values } = misfitsOf(document);
    return [...form, ...values];
  };
}

export function schemaMisfits(schema: AnySchemaObject): (document: SourceDocument) => Misfits {
  let validate: ValidateFunction | undefined;
  return (document) => {
    validate ??= ajv.compile(schema);
    const errors = validate(document.value) ? [] : (validate.errors ?? []);
    if (errors.length === 0) return { form: [], values: [], sane: document.value };
    const other = fileOfSomethingElse(document, Object.keys(schema.properties ?? {}));
    if (other) {
      const problem = { file: document.file, position: document.locate([]), path: [], ...other };
      return { form: [problem], values: [], sane: BROKEN };
    }
    const heard = withoutEchoes(errors);
    const isForm = ({ keyword }: ErrorObject) => keyword === "type" || keyword === "additionalProperties";
    const problemOf = (error: ErrorObject) => toProblem(document, error);
    const form = heard.filter(isForm);
    return {
      form: form.map(problemOf),
      values: heard.filter((error) => !isForm(error)).map(problemOf),
      sane: form.length === 0 ? document.value : withoutMisfits(document.value, form),
    };
  };
}

function withoutMisfits(value: unknown, errors: readonly ErrorObject[]): unknown {
  const copy = structuredClone(value);
  if (errors.some(({ keyword, instancePath }) => keyword === "type" && instancePath === "")) return BROKEN;
  for (const error of errors) {
    const at = parsePointer(error.instancePath, copy);
    const into = (path: Path) =>
      path.reduce<unknown>((here, step) => Object(here)[step], copy) as Record<string, unknown>;
    if (error.keyword === "type") {
      const holder = Object(into(at.slice(0, -1)));
      const last = at.at(-1) as string;
      if (holder !== BROKEN && Object.hasOwn(holder, last)) holder[last] = BROKEN;
      continue;
    }
    const holder = into(at);
    if (typeof holder !== "object" || holder === BROKEN) continue;
    delete holder[error.params.additionalProperty];
    const meant = nearest(error.params.additionalProperty, Object.keys(error.parentSchema?.properties ?? {}));
    if (meant !== undefined && !Object.hasOwn(holder, meant)) holder[meant] = BROKEN;
  }
  return copy;
}

/** Told once where otherwise each key would be: the file has keys, and they are not mistyped ones of ours. */
function fileOfSomethingElse({ value, kind }: SourceDocument, known: readonly string[]): Problem | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const keys = Array.isArray(value) ? [] : Object.keys(value).filter((key) => !known.includes(key));
  // Files of many tools have a name.
  const ours = Object.keys(value).filter((key) => known.includes(key) && key !== "name");
  const strange = keys.filter((key) => !isSecret(key) && nearest(key, known) === undefined);
  if (ours.length > 0 || strange.length * 2 <= keys.length) return undefined;
  const more = strange.length > 3 ? ` and ${strange.length - 3} more` : "";
  return {
    what: `this is not ${kind}: it has ${strange.slice(0, 3).map(show).join(", ")}${more}`,
    allowed: `the keys ${known.join(", ")}`,
  };
}

/** A value of the wrong type breaks more of the schema; its type is what there is to tell. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  // Of several at one place the first is the outermost.
  const types = errors.filter(({ keyword }) => keyword === "type").toReversed();
  const mistyped = new Map(types.map((error) => [error.instancePath, error]));
  const meant = new Set(errors.flatMap(meantKey));
  return errors
    .filter(({ keyword }) => !["if", "propertyNames"].includes(keyword))
    .filter(
      ({ keyword, instancePath, params }) =>
        keyword !== "required" || !meant.has(`${instancePath}/${params.missingProperty}`),
    )
    .filter((error) => (mistyped.get(error.instancePath) ?? error) === error || error.keyword === "required");
}

/** The key that a mistyped one stands for, which then is not missing. */
function meantKey({ keyword, instancePath, params, parentSchema }: ErrorObject): string[] {
  if (keyword !== "additionalProperties") return [];
  const key = nearest(params.additionalProperty, Object.keys(parentSchema?.properties ?? {}));
  return key === undefined ? [] : [`${instancePath}/${key}`];
}

/** Texts that cdktf would take for markers of its own and replace, by a PSK for example. */
export function forgedTokens(
  document: SourceDocument,
  path: Path = [],
  value: unknown = document.value,
): FileProblem[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      return [...forgedTokens(document, at, key), ...forgedTokens(document, at, each)];
    });
  }
  if (typeof value !== "string" || !/TfToken\[/i.test(value)) return [];
  const what = "“TfToken[” has a meaning of its own to CDKTF";
  return [{ file: document.file, position: document.locate(path), path, what, allowed: "any other text" }];
}

interface FormatCheck {
  (format: Format, value: unknown, schema?: AnySchemaObject): boolean;
  errors?: Partial<ErrorObject>[];
}

function checkFormat(format: Format, value: unknown, schema?: AnySchemaObject): boolean {
  // A value of the wrong type has one problem, and is told that.
  const judged = typeof value === "string" || (Number.isInteger(value) && String(schema?.type).includes("integer"));
  const problem = judged ? FORMATS[format](String(value)) : undefined;
  (checkFormat as FormatCheck).errors = problem ? [{ keyword: "format", params: { problem } }] : [];
  return problem === undefined;
}

function toProblem(document: SourceDocument, error: ErrorObject): FileProblem {
  const parent = parsePointer(error.instancePath, document.value);
  const named = isMistakenKey(error, parent) ? undefined : keyOf(error);
  const path = named === undefined ? parent : [...parent, named];
  const position = document.locate(path, named === undefined ? "value" : "key");
  const problem = isMistakenKey(error, parent) ? PSKS_ELSEWHERE : explain(error, path);
  return { file: document.file, position, path, ...problem };
}

/** Whether what is no key of the map `keys` may be a pre-shared key, or the name of one. */
function isMistakenKey(error: ErrorObject, parent: Path): boolean {
  if (error.keyword !== "additionalProperties" || parent.at(-1) !== "keys") return false;
  return nearest(error.params.additionalProperty, Object.keys(error.parentSchema?.properties ?? {})) === undefined;
}

/** The key that an error is about, where it is about a key. */
function keyOf({ keyword, params, schemaPath, data }: ErrorObject): string | undefined {
  if (keyword === "additionalProperties") return params.additionalProperty;
  if (keyword === "required") return params.missingProperty;
  return schemaPath.includes("/propertyNames/") ? String(data) : undefined;
}

function explain(error: ErrorObject, path: Path): Problem {
  const { keyword, params, data, parentSchema } = error;
  const values = keyword === "enum" ? (error.schema as unknown[]).map(String) : [];
  const last = String(path.at(-1) ?? "");
  switch (keyword) {
    case "format":
      return params.problem as Problem;
    case "required":
      if (isTunnels(parentSchema)) return { what: `tunnel ${last} is missing`, allowed: BOTH_TUNNELS };
      return { what: `${last} is missing`, allowed: describe(parentSchema?.properties?.[last]) };
    case "additionalProperties":
      return unknownKey(last, parentSchema, path);
    case "type":
      return wrongType(error, last);
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
  what: "credentials do not stand in this file",
  allowed: "profile, role or variables, which tell where they are",
  fix: "remove it here, replace it if the file was shared, and name a profile of the Alibaba Cloud CLI",
};

/** A value is repeated where no key would be written, or where it is nearly one of those that are allowed. */
function notAmong(values: readonly string[], { data, parentSchema }: ErrorObject, path: Path): Problem {
  const isNear = nearest(String(data), values) !== undefined;
  const mayBeKey = path.some((step) => step === "keys" || step === "crypto") && !isNear;
  if (mayBeKey && path.at(-1) === "keys") return { ...PSKS_ELSEWHERE, allowed: describe(parentSchema) };
  return {
    what: mayBeKey ? "this is not allowed" : `${show(data)} is not allowed`,
    allowed: values.length > 1 ? values.join(", ") : describe(parentSchema),
    ...didYouMean(
      String(data),
      values.filter((value) => !weakness(value)),
    ),
  };
}

function unknownKey(key: string, schema: AnySchemaObject | undefined, path: Path): Problem {
  const known = Object.keys(schema?.properties ?? {});
  if (path[0] === "accounts" && /key|secret|token|password/i.test(key)) return CREDENTIALS_ELSEWHERE;
  if (isSecret(key)) return PSKS_ELSEWHERE;
  if (isTunnels(schema)) return { what: `there is no tunnel ${show(key)}`, allowed: BOTH_TUNNELS };
  const meant =
    path.at(-2) === "tunnels" ? { fix: "indent tunnels further, to stand in a connection" } : didYouMean(key, known);
  return { what: `${show(key)} is not a key here`, allowed: known.join(", "), ...meant };
}

/** Whether a schema is that of both tunnels; their key may also be that of a connection. */
function isTunnels(schema: AnySchemaObject | undefined): boolean {
  return Object.keys(schema?.properties ?? {}).join() === TUNNELS.join();
}

function isSecret(key: string): boolean {
  return /psk|secret|password|^(pre-?shared-?)?key$/i.test(key);
}

function wrongType({ data, schema: types, parentSchema }: ErrorObject, key: string): Problem {
  const allowed = describe(parentSchema);
  if (typeof data === "number" && /asn$/i.test(key)) {
    return { what: `${data} is not a whole number`, allowed, fix: 'write a dotted ASN in quotes, such as "1.10"' };
  }
  const wanted = [types].flat().map((type) => TYPE_NAMES[String(type)] ?? String(type));
  const fix = mended(data, String(types), parentSchema);
  return {
    what: `this is ${typeName(data)}, not ${wanted.join(" or ")}`,
    allowed,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** How the value is meant, where that can be told. */
function mended(data: unknown, type: string, schema: AnySchemaObject | undefined): string | undefined {
  if (type === "boolean") return "write true or false";
  if (type === "array" && typeof data === "string") return `write it in brackets: [${data}]`;
  if (type !== "string" || !["number", "boolean"].includes(typeof data)) return undefined;
  if (schema?.format === "secret-stage") return undefined; // which may be a key, at the wrong place
  const fits = schema?.enum?.includes(String(data)) ?? !FORMATS[schema?.format as Format]?.(String(data));
  return fits ? `write it in quotes: "${data}"` : undefined;
}

const TYPE_NAMES: Record<string, string> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "a map of keys",
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
  const counted = { Items: "items", Properties: "keys", Length: "characters" }[unit ?? ""];
  if (counted === undefined) return { what: `${data} is out of bounds: ${limit}`, allowed };
  const size = Array.isArray(data) || typeof data === "string" ? data.length : Object.keys(data as object).length;
  return { what: `there are ${size} ${counted} here: ${limit}`, allowed };
}

function describe(schema: AnySchemaObject | undefined): string {
  return (schema?.description ?? "").replace(/\.$/, "");
}

/** A word of the file, cut where it is long. */
function show(value: unknown): string {
  const text = String(value);
  return `“${text.length > 64 ? `${text.slice(0, 64)}…` : text}”`;
}

/** Indexes of arrays become numbers. */
function parsePointer(pointer: string, root: unknown): Path {
  let at = root;
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => {
      const key = Array.isArray(at) ? Number(step) : step;
      at = (at as Record<string | number, unknown>)[key];
      return key;
    });
}
