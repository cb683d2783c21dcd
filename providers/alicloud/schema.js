// Reads arguments/*.yaml and says the same in the words of `terraform providers schema -json`.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const YAML = require("yaml");

const PROVIDER = "aliyun/alicloud";
const PROVIDER_ADDRESS = `registry.terraform.io/${PROVIDER}`;

/** 1.276.0 brought the names and payer in use here; a 2.x may change the shape of tunnels. */
const VERSION_RANGE = ">= 1.276.0, < 2.0.0";

/** All statements as one object: `{provider, resources, dataSources}`. */
function loadArguments(folder) {
  const stated = { provider: undefined, resources: {}, dataSources: {} };
  for (const file of fs.readdirSync(folder).sort()) {
    const statement = YAML.parse(fs.readFileSync(path.join(folder, file), "utf8"));
    const name = path.basename(file, ".yaml");
    if (name === "provider") stated.provider = statement;
    else if (name.startsWith("data.")) stated.dataSources[name.slice("data.".length)] = statement;
    else stated.resources[name] = statement;
  }
  return stated;
}

/** The shape of `terraform providers schema -json`; without `provider_versions`, so that bindings ask for the range. */
function toSchema(stated) {
  const schemas = (statements) =>
    Object.fromEntries(Object.entries(statements).map(([type, s]) => [type, { version: 0, block: rootBlock(s) }]));
  return {
    format_version: "1.0",
    provider_schemas: {
      [PROVIDER_ADDRESS]: {
        provider: { version: 0, block: block(stated.provider) },
        resource_schemas: schemas(stated.resources),
        data_source_schemas: schemas(stated.dataSources),
      },
    },
  };
}

/** Every resource and data source has an id; those that wait have timeouts. */
function rootBlock(statement) {
  const root = block(statement);
  root.attributes.id = { type: "string", optional: true, computed: true };
  if (statement.timeouts) {
    const attributes = Object.fromEntries(statement.timeouts.map((step) => [step, { type: "string", optional: true }]));
    root.block_types = { ...root.block_types, timeouts: { nesting_mode: "single", block: { attributes } } };
  }
  return root;
}

function block({ arguments: stated = {}, blocks = {}, doc }) {
  return {
    description: doc,
    attributes: mapValues(stated, attribute),
    block_types: mapValues(blocks, (nested) => ({
      nesting_mode: nested.nesting,
      ...(nested.minItems ? { min_items: nested.minItems } : {}),
      ...(nested.maxItems ? { max_items: nested.maxItems } : {}),
      block: block(nested),
    })),
  };
}

function attribute({ type, object, required, optional, computed, doc }) {
  return {
    type: schemaType(type, object),
    description: doc,
    ...(required ? { required } : {}),
    ...(optional ? { optional } : {}),
    ...(computed ? { computed } : {}),
  };
}

/** `map(string)` → `["map", "string"]`; `list(object)` takes its fields from `object`. */
function schemaType(type, object) {
  const collection = /^(list|set|map)\((\w+)\)$/.exec(type);
  if (!collection) return type;
  const [, kind, element] = collection;
  if (element !== "object") return [kind, element];
  return [kind, ["object", mapValues(object, (field) => schemaType(field.type, field.object))]];
}

const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

module.exports = { loadArguments, toSchema, PROVIDER, PROVIDER_ADDRESS, VERSION_RANGE };
