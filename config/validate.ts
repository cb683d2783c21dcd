import type { ErrorObject } from "ajv/dist/2020";
import { nearest } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { PSKS_ELSEWHERE } from "../domain/psk";
import { compiledSchema, type SchemaName } from "./compiled";
import type { SourceDocument } from "./document";
import { explain, isSecret, meantName, show } from "./misfit";
import type { FileProblem, Path } from "./problem";
import { TERRAFORM_FILES } from "./terraform-files";

/**
 * Differences between a document and a schema: in form, such as an unknown name or a wrong type, and in values of the
 * right form.
 */
interface Misfits {
  readonly form: readonly FileProblem[];
  readonly values: readonly FileProblem[];
  /**
   * The parts of the document with the right form: a value of a wrong type is `BROKEN`, and unknown names are left out.
   */
  readonly sane: unknown;
}

/** Stands for a value of a wrong type; no further check looks at it. */
export const BROKEN: object = Object.freeze({});

/** All differences between a document and a schema. */
export function schemaProblems(name: SchemaName, document: SourceDocument): FileProblem[] {
  const { form, values } = schemaMisfits(name, document);
  return [...form, ...values];
}

export function schemaMisfits(name: SchemaName, document: SourceDocument): Misfits {
  const schema = compiledSchema(name);
  const errors = schema(document.value) ? [] : (schema.errors ?? []);
  if (errors.length === 0) return { form: [], values: [], sane: document.value };
  const other = fileOfSomethingElse(document, schema.names);
  if (other) {
    const problem = { file: document.file, position: document.locate([]), path: [], ...other };
    return { form: [problem], values: [], sane: BROKEN };
  }
  const heard = withoutEchoes(errors);
  const isForm = ({ keyword }: ErrorObject) => keyword === "type" || keyword === "additionalProperties";
  const problemOf = (error: ErrorObject) => toProblem(name, document, error);
  const form = heard.filter(isForm);
  return {
    form: form.map(problemOf),
    values: heard.filter((error) => !isForm(error)).map(problemOf),
    sane: form.length === 0 ? document.value : withoutMisfits(document.value, form),
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
    const meant = meantName(error);
    if (meant !== undefined && !Object.hasOwn(holder, meant)) holder[meant] = BROKEN;
  }
  return copy;
}

/** One report for the whole file instead of one for each key: the file has keys, but none is a mistyped one of ours. */
function fileOfSomethingElse({ value, kind }: SourceDocument, known: readonly string[]): Problem | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const keys = Array.isArray(value) ? [] : Object.keys(value).filter((key) => !known.includes(key));
  // The files of many tools have a `name`.
  const ours = Object.keys(value).filter((key) => known.includes(key) && key !== "name");
  const strange = keys.filter((key) => !isSecret(key) && nearest(key, known) === undefined);
  if (ours.length > 0 || strange.length * 2 <= keys.length) return undefined;
  const allowed = `the names ${known.join(", ")}`;
  const [, terraforms] = [...TERRAFORM_FILES].find(([name]) => keys.includes(name)) ?? [];
  if (terraforms) return { what: `this is ${terraforms}, not ${kind}`, allowed, fix: "cenvpn check judges it" };
  const more = strange.length > 3 ? ` and ${strange.length - 3} more` : "";
  return { what: `this is not ${kind}: it has ${strange.slice(0, 3).map(show).join(", ")}${more}`, allowed };
}

/** A value of the wrong type breaks more of the schema; report only the type. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  // The first of several at one place is the outermost.
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

/** The key that a mistyped one stands for; that key is then not missing. */
function meantKey(error: ErrorObject): string[] {
  if (error.keyword !== "additionalProperties") return [];
  const key = meantName(error);
  return key === undefined ? [] : [`${error.instancePath}/${key}`];
}

/** Texts that cdktf would take for its own markers and replace, for example with a PSK. */
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
  const what = "CDKTF gives “TfToken[” a special meaning";
  return [{ file: document.file, position: document.locate(path), path, what, allowed: "any other text" }];
}

function toProblem(name: SchemaName, document: SourceDocument, error: ErrorObject): FileProblem {
  const parent = parsePointer(error.instancePath, document.value);
  const named = isMistakenKey(error, parent) ? undefined : keyOf(error);
  const path = named === undefined ? parent : [...parent, named];
  const position = document.locate(path, named === undefined ? "value" : "key");
  const problem = isMistakenKey(error, parent) ? PSKS_ELSEWHERE : explain(error, path, compiledSchema(name).homes);
  if (isBareWord(error)) return { file: document.file, position, path: parent, ...unnamed(problem) };
  return { file: document.file, position, path, ...problem };
}

/**
 * Whether an unknown name has no value, as in `{word}`, and is close to no known name. It may be a PSK, so messages do
 * not repeat it.
 */
function isBareWord({ keyword, params, data, parentSchema }: ErrorObject): boolean {
  if (keyword !== "additionalProperties") return false;
  const name: string = params.additionalProperty;
  return Object(data)[name] === null && nearest(name, Object.keys(parentSchema?.properties ?? {})) === undefined;
}

function unnamed({ allowed }: Problem): Problem {
  return { what: "this word is not a name, and has no value", allowed };
}

/** Whether an unknown key of the map `keys` may be a PSK, or the name of one. */
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
