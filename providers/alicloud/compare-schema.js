// Holds arguments/*.yaml against what a real provider reports: `npm run compare-schema FILE`, where FILE is the output of
// `terraform providers schema -json`. Prints every disagreement; deprecated arguments are left out on purpose.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { loadArguments, toSchema, PROVIDER_ADDRESS } = require("./schema.js");

/** Every disagreement as a line, `TYPE.path: what`. */
function disagreements(reported) {
  const theirs = reported?.provider_schemas?.[PROVIDER_ADDRESS];
  if (!theirs) throw new Error(`no schema of ${PROVIDER_ADDRESS} in it`);
  const stated = loadArguments(path.join(__dirname, "arguments"));
  const ours = toSchema(stated).provider_schemas[PROVIDER_ADDRESS];
  const found = [];
  // Of the provider's own configuration only what is in use is stated, so only that is compared.
  compareBlocks("provider", ours.provider.block, theirs.provider.block, { partial: true, found });
  for (const [kind, prefix] of [
    ["resource_schemas", ""],
    ["data_source_schemas", "data."],
  ]) {
    for (const [type, { block }] of Object.entries(ours[kind])) {
      const their = theirs[kind]?.[type];
      if (!their) found.push(`${prefix}${type}: not in the provider`);
      else compareBlocks(prefix + type, block, their.block, { partial: false, found });
    }
  }
  return found;
}

function compareBlocks(at, ours, theirs, { partial, found }) {
  compareNames(at, ours.attributes, theirs.attributes, { partial, found }, (name, our, their) => {
    for (const fact of ["type", "required", "optional", "computed"]) {
      const [stated, real] = [our[fact] ?? false, their[fact] ?? false];
      if (JSON.stringify(sorted(stated)) !== JSON.stringify(sorted(real))) {
        found.push(
          `${at}.${name}: ${fact} is stated as ${JSON.stringify(stated)}, the provider says ${JSON.stringify(real)}`,
        );
      }
    }
  });
  compareNames(at, ours.block_types, theirs.block_types, { partial, found }, (name, our, their) => {
    for (const fact of ["nesting_mode", "min_items", "max_items"]) {
      const [stated, real] = [our[fact] ?? 0, their[fact] ?? 0];
      if (stated !== real) found.push(`${at}.${name}: ${fact} is stated as ${stated}, the provider says ${real}`);
    }
    compareBlocks(`${at}.${name}`, our.block, their.block, { partial, found });
  });
}

function compareNames(at, ours = {}, theirs = {}, { partial, found }, compare) {
  for (const [name, our] of Object.entries(ours)) {
    const their = theirs[name];
    if (!their) found.push(`${at}.${name}: not in the provider`);
    else if (their.deprecated) found.push(`${at}.${name}: deprecated in the provider`);
    else compare(name, our, their);
  }
  if (partial) return;
  for (const [name, their] of Object.entries(theirs)) {
    if (!ours[name] && !their.deprecated) found.push(`${at}.${name}: in the provider, but not stated`);
  }
}

/** Objects with their keys in order, so that two that say the same look the same. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

function main([file]) {
  if (!file) throw new Error("name a file: npm run compare-schema -- schema.json");
  const found = disagreements(JSON.parse(fs.readFileSync(file, "utf8")));
  for (const line of found) process.stdout.write(`${line}\n`);
  process.stdout.write(`${found.length} disagreements\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`compare-schema: ${error.message}\n`);
    process.exitCode = 2;
  }
}

module.exports = { disagreements };
