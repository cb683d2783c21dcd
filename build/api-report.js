// `npm run api`: writes the exports of each entry point into docs/api/, so that reviewers see changes, and writes the reference of
// the constructs.
"use strict";

const path = require("node:path");
const { ENTRIES } = require("./entries.js");
const { extract } = require("./extract.js");

const ROOT = path.resolve(__dirname, "..");

for (const { name, file } of ENTRIES)
  extract(path.join(ROOT, "dist", `${file}.d.ts`), {
    apiReport: {
      enabled: true,
      reportFolder: path.join(ROOT, "docs/api"),
      reportTempFolder: path.join(ROOT, "dist/.api"),
      reportFileName: `${name || "cenvpn"}.api.md`,
    },
  });

require("./constructs.js");
