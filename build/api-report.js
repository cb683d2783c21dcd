// `npm run api`: writes what each entry point of the package exports into docs/api/, so that a change of it is
// seen in a review, and the reference of the constructs.
"use strict";

const path = require("node:path");
const { exports: entries } = require("../package.json");
const { extract } = require("./extract.js");

const ROOT = path.resolve(__dirname, "..");

for (const [entry, { types }] of Object.entries(entries)) {
  if (!types) continue;
  extract(path.join(ROOT, types), {
    apiReport: {
      enabled: true,
      reportFolder: path.join(ROOT, "docs/api"),
      reportTempFolder: path.join(ROOT, "dist/.api"),
      reportFileName: `${entry === "." ? "cenvpn" : path.basename(entry)}.api.md`,
    },
  });
}

require("./constructs.js");
