import Ajv, { type AnySchemaObject, type ErrorObject } from "ajv/dist/2020";
import { distance } from "fastest-levenshtein";
import type { Problem } from "../domain/problem";
import type { SourceDocument } from "./document";
import { FORMATS, type Format } from "./formats";
import { byPosition, type FileProblem, type Path } from "./problem";
import { EnvironmentSchema } from "./schema";

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
const validate = ajv.compile(EnvironmentSchema);

/** Everything by which a document differs from the schema. */
export function schemaProblems(document: SourceDocument): FileProblem[] {
  if (validate(document.value)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => !["if", "propertyNames"].includes(keyword))
    .map((error) => toProblem(document, error))
    .sort(byPosition);
}

const BOTH_TUNNELS = "exactly tunnels 1 and 2";

interface FormatCheck {
  (format: Format, value: unknown): boolean;
  errors?: Partial<ErrorObject>[];
}

function checkFormat(format: Format, value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return true; // the type is the problem, and told as such
  const problem = FORMATS[format](String(value));
  (checkFormat as FormatCheck).errors = problem ? [{ keyword: "format", params: { problem } }] : [];
  return problem === undefined;
}

function toProblem(document: SourceDocument, error: ErrorObject): FileProblem {
  const parent = parsePointer(error.instancePath, document.value);
  const named = keyOf(error);
  const path = named === undefined ? parent : [...parent, named];
  const position = document.locate(path, named === undefined ? "value" : "key");
  return { file: document.file, position, path, ...explain(error, path) };
}

/** The key that an error is about, where it is about a key. */
function keyOf({ keyword, params, propertyName }: ErrorObject): string | undefined {
  if (keyword === "additionalProperties") return params.additionalProperty;
  if (keyword === "required") return params.missingProperty;
  return propertyName;
}

function explain(error: ErrorObject, path: Path): Problem {
  const { keyword, params, data, parentSchema } = error;
  const values = keyword === "enum" ? (error.schema as unknown[]).map(String) : [];
  const last = String(path.at(-1) ?? "");
  switch (keyword) {
    case "format":
      return params.problem as Problem;
    case "required":
      if (path.at(-2) === "tunnels") return { what: `tunnel ${last} is missing`, allowed: BOTH_TUNNELS };
      return { what: `${last} is missing`, allowed: describe(parentSchema?.properties?.[last]) };
    case "additionalProperties":
      return unknownKey(last, Object.keys(parentSchema?.properties ?? {}), path);
    case "type":
      return wrongType(data, String(error.schema), describe(parentSchema), last);
    case "enum":
      return {
        what: `${show(data)} is not allowed`,
        allowed: typeof data === "boolean" ? describe(parentSchema) : values.join(", "),
        ...didYouMean(String(data), values),
      };
    case "uniqueItems":
      return {
        what: `items ${Math.min(params.i, params.j) + 1} and ${Math.max(params.i, params.j) + 1} are the same`,
        allowed: "each once",
      };
    default:
      return { what: `the value ${error.message ?? "is not allowed"}`, allowed: describe(parentSchema) };
  }
}

function unknownKey(key: string, known: readonly string[], path: Path): Problem {
  if (/psk|secret|password|^(pre-?shared-?)?key$/i.test(key)) {
    return {
      what: "keys do not stand in this file",
      allowed: "the variable psks, keyed site/connection/tunnel",
      fix: "remove it here, replace the key if the file was shared, and give it with --var-file",
    };
  }
  if (path.at(-2) === "tunnels") {
    return { what: `there is no tunnel ${show(key)}`, allowed: BOTH_TUNNELS };
  }
  return { what: `${show(key)} is not a key here`, allowed: known.join(", "), ...didYouMean(key, known) };
}

function wrongType(data: unknown, types: string, allowed: string, key: string): Problem {
  if (typeof data === "number" && /asn$/i.test(key)) {
    return { what: `${data} is not a whole number`, allowed, fix: "write a dotted ASN in quotes, such as “1.10”" };
  }
  return { what: `this is ${typeName(data)}, not ${types.replaceAll(",", " or ")}`, allowed };
}

function typeName(data: unknown): string {
  if (data === null || data === undefined) return "empty";
  return Array.isArray(data) ? "an array" : typeof data;
}

function didYouMean(written: string, known: readonly string[]): { fix?: string } {
  const [nearest] = known
    .map((candidate) => ({ candidate, far: distance(written.toLowerCase().slice(0, 64), candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.max(2, candidate.length / 3))
    .sort((one, other) => one.far - other.far);
  return nearest ? { fix: `did you mean ${nearest.candidate}?` } : {};
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
