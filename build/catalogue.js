// What the package carries of the provider's types: the catalogue, compressed.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");
const { writeWhole } = require("../dist/files/whole-files.js");

const FILE = path.join(__dirname, "../rehearsal/catalogue/provider-1.289.0.txt");

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeWhole(new Map([[`${FILE}.br`, brotliCompressSync(readFileSync(FILE), { params })]]));
