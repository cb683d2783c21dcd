// The entry points of the package, from package.json: what projects import, such as `cenvpn/policy`.
"use strict";

const path = require("node:path");
const { exports: exported } = require("../package.json");

/**
 * Each entry point has a name, which follows `cenvpn/` and is empty for `cenvpn` itself, and a file in dist/ without ending, such as
 * `policy/index`.
 */
exports.ENTRIES = Object.entries(exported).flatMap(([entry, { types }]) =>
  types ? [{ name: path.relative(".", entry), file: path.relative("dist", types).replace(/\.d\.ts$/, "") }] : [],
);
