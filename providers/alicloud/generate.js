// Turns arguments/*.yaml into what others read: arguments.json (run time) and the TypeScript bindings (stock `cdktf get`).
// Plain JavaScript, because it runs before any TypeScript is compiled. Needs neither terraform nor network.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { minifySync } = require("@swc/core");
const { loadArguments, toSchema, PROVIDER, VERSION_RANGE } = require("./schema.js");

const here = __dirname;
const generated = path.join(here, "generated");

function main() {
  const stated = loadArguments(path.join(here, "arguments"));
  fs.rmSync(generated, { recursive: true, force: true });
  fs.mkdirSync(generated, { recursive: true });
  fs.writeFileSync(path.join(here, "arguments.json"), `${JSON.stringify(stated)}\n`);
  generateBindings(toSchema(stated));
  compileBindings();
}

/** `cdktf get` finds the schema in its cache and so asks nobody. */
function generateBindings(schema) {
  const cache = path.join(generated, "schema");
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(path.join(cache, `alicloud@${encodeURIComponent(VERSION_RANGE)}.json`), JSON.stringify(schema));
  fs.writeFileSync(
    path.join(generated, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "true",
      projectId: "cenvpn-bindings",
      sendCrashReports: "false",
      terraformProviders: [{ name: "alicloud", source: PROVIDER, version: VERSION_RANGE }],
    }),
  );
  run(process.execPath, [commandOf("cdktf-cli", "cdktf"), "get", "--output", "bindings"], {
    CDKTF_EXPERIMENTAL_PROVIDER_SCHEMA_CACHE_PATH: cache,
    CHECKPOINT_DISABLE: "1",
    CI: "1",
  });
}

function commandOf(name, command) {
  const manifest = require.resolve(`${name}/package.json`);
  return path.join(path.dirname(manifest), require(manifest).bin[command]);
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
  run(process.execPath, [commandOf("typescript", "tsc"), "--project", "tsconfig.json"]);
  withoutComments();
}

/** The package carries what runs without its comments and indentation, which the declarations have as well. */
function withoutComments() {
  const lib = path.join(here, "lib");
  for (const name of fs.readdirSync(lib, { recursive: true })) {
    if (!name.endsWith(".js")) continue;
    const file = path.join(lib, name);
    const { code } = minifySync(fs.readFileSync(file, "utf8"), { compress: false, mangle: false });
    fs.writeFileSync(file, code);
  }
}

function run(command, args, env = {}) {
  try {
    execFileSync(command, args, { cwd: generated, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ""}${error.stderr ?? ""}`);
    process.stderr.write(`bindings: ${path.basename(args[0])} failed\n`);
    process.exit(1);
  }
}

main();
