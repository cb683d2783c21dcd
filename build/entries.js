// The entry points of the package, from package.json: what projects import, `cenvpn/policy` for example.
"use strict";

const path = require("node:path");
const { exports: exported } = require("../package.json");

/** Each has the name that follows `cenvpn/`, none for `cenvpn` itself; and its file in dist/ without ending, such as `policy/index`. */
exports.ENTRIES = Object.entries(exported).flatMap(([entry, { types }]) =>
  types ? [{ name: path.relative(".", entry), file: path.relative("dist", types).replace(/\.d\.ts$/, "") }] : [],
);
