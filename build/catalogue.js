// Compresses the catalogue of the provider's types for the package.
"use strict";

const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");
const { writeWhole } = require("../dist/files/whole-files.js");

const FOLDER = path.join(__dirname, "../rehearsal/catalogue");

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const catalogues = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
const compressed = catalogues.map((name) => {
  const file = path.join(FOLDER, name);
  return [`${file}.br`, brotliCompressSync(readFileSync(file), { params })];
});
writeWhole(new Map(compressed));
