import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { _, type CodeKeywordDefinition } from "ajv";
import Ajv, { type KeywordCxt } from "ajv/dist/2020";
import standaloneCode from "ajv/dist/standalone";
import { FORMATS } from "./formats";
import { SCHEMAS } from "./schema/all";

// Part of the build: writes each schema as code, since compiling one takes longer than a whole command. `compiled.ts` loads it.

/** The domain's predicates judge texts and numbers alike and say why, which ajv's own formats cannot. */
const FORMAT: CodeKeywordDefinition = {
  keyword: "format",
  schemaType: "string",
  error: { message: "", params: ({ params }) => _`{problem: ${params.problem}}` },
  code(context: KeywordCxt): void {
    const { gen, data, schema, parentSchema } = context;
    const formats = gen.scopeValue("formats", { ref: FORMATS, code: _`require("../formats.js").FORMATS` });
    const problem = gen.let("problem");
    // A value of the wrong type has one problem, which is its type.
    const isText = _`typeof ${data} === "string"`;
    const judged = String(parentSchema.type).includes("integer") ? _`${isText} || Number.isInteger(${data})` : isText;
    gen.if(judged, () => gen.assign(problem, _`${formats}[${schema}](String(${data}))`));
    context.setParams({ problem });
    context.fail(problem);
  },
};

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  // A test holds the schemas against the meta-schema.
  meta: false,
  validateSchema: false,
  code: { source: true },
});
ajv.removeKeyword("format");
ajv.addKeyword(FORMAT);

const folder = join(__dirname, "compiled");
mkdirSync(folder, { recursive: true });
for (const [name, stated] of Object.entries(SCHEMAS)) {
  // without what TypeBox adds for itself
  const schema = JSON.parse(JSON.stringify(stated));
  const names = JSON.stringify(Object.keys(schema.properties));
  const code = `${standaloneCode(ajv, ajv.compile(schema))}\nmodule.exports.names = ${names};\n`;
  writeFileSync(join(folder, `${name}.js`), code);
}
