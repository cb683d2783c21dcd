// `node build/declarations.js FOLDER` writes the declarations that entry points reach, by default into dist/. Types of users' files
// are made from the schemas, so that TypeScript needs no schema library.
"use strict";

const { execFileSync } = require("node:child_process");
const { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { compile } = require("json-schema-to-typescript");
const { ENTRIES } = require("./entries.js");

const ROOT = path.resolve(__dirname, "..");
const FOLDER = path.resolve(process.argv[2] ?? path.join(ROOT, "dist"));

/** Exported types that a schema, or a part of one, describes, by the file that declares the type. */
const MADE = {
  "config/schema/index.d.ts": {
    EnvironmentFile: "config/environment.schema.json",
    TransitRouterFile: "config/environment.schema.json#/properties/transitRouter",
    VpnGatewayFile: "config/environment.schema.json#/properties/vpnGateways/additionalProperties",
  },
  "config/schema/policy.d.ts": {
    PolicyFile: "config/policy.schema.json",
    WaiversFile: "config/waivers.schema.json",
    BaselineFile: "config/baseline.schema.json",
    VpnAttachmentLimit: "config/policy.schema.json#/properties/vpnAttachmentLimits/additionalProperties",
  },
  "config/schema/prices.d.ts": { PricesFile: "config/prices.schema.json" },
  "config/schema/quota-files.d.ts": {
    InventoryFile: "config/inventory.schema.json",
    QuotasFile: "config/quotas.schema.json",
  },
  "report/schema.d.ts": {
    JudgementReport: "report/judgement.schema.json#/anyOf/0",
    ProblemsReport: "report/judgement.schema.json#/anyOf/1",
  },
};

async function main() {
  const options = [
    "--project",
    "tsconfig.build.json",
    "--incremental",
    "false",
    "--removeComments",
    "false",
    "--declaration",
    "--emitDeclarationOnly",
    "--outDir",
    FOLDER,
  ];
  execFileSync(path.join(ROOT, "node_modules/.bin/tsc"), options, { cwd: ROOT, stdio: "inherit" });
  for (const [file, types] of Object.entries(MADE)) {
    const made = await Promise.all(Object.entries(types).map(([name, schema]) => declared(name, schema)));
    writeFileSync(path.join(FOLDER, file), made.join("\n"));
  }
  const needed = reached();
  for (const file of readdirSync(FOLDER, { recursive: true }).map((name) => path.join(FOLDER, name)))
    if (file.endsWith(".d.ts") && !needed.has(file)) rmSync(file);
}

function declared(name, place) {
  const [file, pointer = ""] = place.split("#");
  const whole = JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
  const { $id, title, ...schema } = pointer
    .split("/")
    .slice(1)
    .reduce((part, key) => part[key], whole);
  return compile(withUnions(schema), name, OPTIONS);
}

const OPTIONS = { bannerComment: "", additionalProperties: false, format: false, ignoreMinAndMaxItems: true };

/** An `if` in a schema means one of two forms. */
function withUnions(schema) {
  if (Array.isArray(schema)) return schema.map(withUnions);
  if (typeof schema !== "object" || schema === null) return schema;
  const { if: condition, then: one, else: other, ...rest } = schema;
  const { description } = rest;
  if (condition && one && other) return { description, anyOf: [one, other].map(withUnions) };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withUnions(value)]));
}

/** All declarations that users can reach from the exports in package.json. */
function reached() {
  const files = ENTRIES.map(({ file }) => path.join(FOLDER, `${file}.d.ts`));
  const seen = new Set();
  while (files.length > 0) {
    const file = files.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]*)"/g)) {
      const at = path.resolve(path.dirname(file), name);
      files.push(existsSync(`${at}.d.ts`) ? `${at}.d.ts` : path.join(at, "index.d.ts"));
    }
  }
  return seen;
}

main();
