import { join } from "node:path";
import type { ErrorObject } from "ajv/dist/2020";
import { FORMATS } from "./formats";
import type { Path } from "./problem";
import type { SCHEMAS } from "./schema/all";

/** For each name, the paths of the places where it is allowed. */
export type Homes = Readonly<Record<string, readonly Path[]>>;

/** Says whether a value fits its schema; `errors` has every difference. */
interface CompiledSchema {
  (value: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
  /** The names that a file of this kind may have at its top. */
  readonly names: readonly string[];
  /** Where each name is allowed; `*` is a name of the user's choice or a position. */
  readonly homes: Homes;
}

export type SchemaName = keyof typeof SCHEMAS;

const loaded = new Map<SchemaName, CompiledSchema>();

/** A schema as the build wrote it (`compile.ts`); loaded when it is first needed. */
export function compiledSchema(name: SchemaName): CompiledSchema {
  const known = loaded.get(name);
  if (known) return known;
  const schema = require(join(__dirname, "compiled", `${name}.js`))(FORMATS) as CompiledSchema;
  loaded.set(name, schema);
  return schema;
}
