// Turns arguments/*.yaml into what others read: arguments.json (run time) and the TypeScript bindings (the generator of `cdktf get`).
// Plain JavaScript, because it runs before any TypeScript is compiled. Needs neither terraform nor network.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { minifySync } = require("@swc/core");
const { loadArguments, toSchema, PROVIDER, VERSION_RANGE } = require("./schema.js");

const here = __dirname;
const generated = path.join(here, "generated");

async function main() {
  const stated = loadArguments(path.join(here, "arguments"));
  fs.rmSync(generated, { recursive: true, force: true });
  fs.mkdirSync(generated, { recursive: true });
  fs.writeFileSync(path.join(here, "arguments.json"), `${JSON.stringify(stated)}\n`);
  await generateBindings(toSchema(stated));
  compileBindings();
}

/** Calls the generator of `cdktf get`; the command itself takes five times as long and needs a project. */
async function generateBindings(schema) {
  // When the generator is loaded, it asks terraform for its version, and reports a failure to HashiCorp. So it asks `true`, and reports nothing.
  Object.assign(process.env, { CHECKPOINT_DISABLE: "1", TERRAFORM_BINARY_NAME: "true" });
  const { ConstructsMakerTarget, Language } = require("@cdktf/commons");
  const { CodeMaker, TerraformProviderConstraint, TerraformProviderGenerator } = require("@cdktf/provider-generator");
  const provider = new TerraformProviderConstraint({ name: "alicloud", source: PROVIDER, version: VERSION_RANGE });
  const code = new CodeMaker();
  new TerraformProviderGenerator(code, schema).generate(ConstructsMakerTarget.from(provider, Language.TYPESCRIPT));
  await code.save(path.join(generated, "bindings"));
}

/** One folder per resource under lib/, as in the prebuilt providers. */
function compileBindings() {
  fs.rmSync(path.join(here, "lib"), { recursive: true, force: true });
  fs.writeFileSync(
    path.join(generated, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tsconfig.json",
      compilerOptions: {
        rootDir: "bindings/providers/alicloud",
        outDir: "../lib",
        declaration: true,
        noEmit: false,
        noUnusedLocals: false,
        noUnusedParameters: false,
        noImplicitOverride: false,
        exactOptionalPropertyTypes: false,
        types: ["node"],
      },
      include: ["bindings/providers/alicloud/**/*.ts"],
    }),
  );
  const manifest = require.resolve("typescript/package.json");
  const compiler = path.join(path.dirname(manifest), require(manifest).bin.tsc);
  execFileSync(process.execPath, [compiler, "--project", "tsconfig.json"], { cwd: generated, stdio: "inherit" });
  withoutComments();
}

/** Removes repetition: comments from code that runs, and from comments the address that all arguments of a resource share. */
function withoutComments() {
  const lib = path.join(here, "lib");
  for (const name of fs.readdirSync(lib, { recursive: true })) {
    const file = path.join(lib, name);
    if (name.endsWith(".js")) {
      const { code } = minifySync(fs.readFileSync(file, "utf8"), { compress: false, mangle: false });
      fs.writeFileSync(file, code);
    } else if (name.endsWith(".d.ts")) {
      fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(ADDRESSES, "").replace(EMPTY, ""));
    }
  }
}

/** The address of an argument in the registry, which is the same page for each. */
const ADDRESSES = /\n *\*(?:\n *\*)? Docs at Terraform Registry: \{@link [^}]*\}/g;
const EMPTY = /\n *\/\*\*\s*\*\//g;

main();
