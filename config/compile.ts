import { join } from "node:path";
import { _, type AnySchemaObject, type CodeKeywordDefinition } from "ajv";
import Ajv, { type KeywordCxt } from "ajv/dist/2020";
import standaloneCode from "ajv/dist/standalone";
import { writeWhole } from "../files/whole-files";
import { FORMATS } from "./formats";
import type { Path } from "./problem";
import { SCHEMAS } from "./schema/all";

// Part of the build: writes each schema as code, since compiling a schema takes longer than a whole command. `build/bundle.js` adds the
// parts of ajv that the code needs; `compiled.ts` loads the code.

/** The domain's predicates judge both texts and numbers and say why; ajv's own formats cannot. */
const FORMAT: CodeKeywordDefinition = {
  keyword: "format",
  schemaType: "string",
  error: { message: "", params: ({ params }) => _`{problem: ${params.problem}}` },
  code(context: KeywordCxt): void {
    const { gen, data, schema, parentSchema } = context;
    const formats = gen.scopeValue("formats", { ref: FORMATS, code: _`FORMATS` });
    const problem = gen.let("problem");
    // A value of the wrong type has one problem, which is its type.
    const isText = _`typeof ${data} === "string"`;
    const judged = String(parentSchema.type).includes("integer") ? _`${isText} || Number.isInteger(${data})` : isText;
    gen.if(judged, () => gen.assign(problem, _`${formats}[${schema}](String(${data}))`));
    context.setParams({ problem });
    context.fail(problem);
  },
};

const BRANCHES: ReadonlySet<string> = new Set(["if", "then", "else"]);

/** In characters: anything shorter is not worth its own function. */
const SHORT = 100;

/** The same schema, with repeated parts as definitions, so each becomes code once. */
function withDefinitions(schema: unknown): AnySchemaObject {
  const counts = new Map<string, number>();
  const count = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const text = JSON.stringify(part);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    Object.values(part).forEach(count);
  };
  const $defs = new Map<string, unknown>();
  const copied = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(copied);
    return Object.fromEntries(
      // messages read both branches of a choice
      Object.entries(part).map(([key, value]) => [key, BRANCHES.has(key) ? copied(value) : referred(value)]),
    );
  };
  const referred = (part: unknown): unknown => {
    const text = JSON.stringify(part);
    // what has a type is a schema, and not a map of properties
    const { type, description } = Object(part);
    if (typeof type !== "string" && !Array.isArray(type)) return copied(part);
    if (text.length < SHORT || counts.get(text) === 1) return copied(part);
    if (!$defs.has(text)) $defs.set(text, copied(part));
    // messages read the description of what is missing
    return { description, $ref: `#/$defs/${[...$defs.keys()].indexOf(text)}` };
  };
  count(schema);
  return { ...(copied(schema) as object), $defs: Object.fromEntries([...$defs.values()].entries()) };
}

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  // A test holds the schemas against the meta-schema.
  meta: false,
  validateSchema: false,
  inlineRefs: false,
  // Our own texts say what is wrong.
  messages: false,
  code: { source: true },
});
ajv.removeKeyword("format");
ajv.addKeyword(FORMAT);

/** The path of each place where a name is allowed; `*` is a name of the user's choice or a position. */
function homesIn(schema: unknown, at: Path = []): readonly (readonly [name: string, home: Path])[] {
  if (typeof schema !== "object") return [];
  const { properties = {}, additionalProperties, items, if: condition, then: given, else: missing } = Object(schema);
  const own = Object.entries(properties).flatMap(([name, part]) => [
    [name, at] as const,
    ...homesIn(part, [...at, name]),
  ]);
  const inside = [additionalProperties, items].flatMap((part) => homesIn(part, [...at, "*"]));
  // A connection with `tunnel` is an old one with a single tunnel; the cloud makes no more of these, so its names are no advice.
  const branches = condition?.required ? [missing] : [given, missing];
  return [...own, ...inside, ...branches.flatMap((part) => homesIn(part, at))];
}

/** The places by name, each place once. */
function byName(homes: ReturnType<typeof homesIn>): Readonly<Record<string, readonly Path[]>> {
  const places = new Map<string, Map<string, Path>>();
  for (const [name, home] of homes) {
    const known = places.get(name) ?? new Map();
    places.set(name, known.set(JSON.stringify(home), home));
  }
  return Object.fromEntries([...places].map(([name, known]) => [name, [...known.values()]]));
}

const folder = join(__dirname, "compiled");
const compiled = Object.entries(SCHEMAS).map(([name, stated]): [string, string] => {
  const schema = withDefinitions(stated);
  const names = JSON.stringify(Object.keys(schema.properties));
  const homes = JSON.stringify(byName(homesIn(stated)));
  const code = standaloneCode(ajv, ajv.compile(schema));
  // The formats are given, since programs are bundled with them.
  const given = `"use strict";
module.exports = (FORMATS) => {
const module = {};
${code}
module.exports.names = ${names};
module.exports.homes = ${homes};
return module.exports;
};
`;
  return [join(folder, `${name}.js`), given];
});
// A command that runs meanwhile finds each file whole.
writeWhole(new Map(compiled));
