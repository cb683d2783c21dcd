// What the package carries of the provider's types: the catalogue, compressed.
"use strict";

const { readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");

const FILE = path.join(__dirname, "../rehearsal/catalogue/provider-1.289.0.txt");

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(`${FILE}.br`, brotliCompressSync(readFileSync(FILE), { params }));
