// `npm run docs`: writes the files that are generated from code. A test fails if a file is stale.
"use strict";

const { mkdirSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/** Files by their path from the repository's root, and their contents. */
function generated() {
  const { SCHEMAS } = require("../dist/config/schema/all.js");
  const { explanations } = require("../dist/policy/index.js");
  const { rulesMarkdown } = require("../dist/report/rules.js");
  const { faultsMarkdown } = require("../dist/peer/diagnosis/text.js");
  const { consoleTable } = require("./console.js");
  const { devicePages } = require("./devices.js");
  const { referencePages } = require("./reference.js");
  const { ReportSchema } = require("../dist/report/schema.js");
  return {
    ...Object.fromEntries(
      Object.entries(SCHEMAS).map(([name, schema]) => [`config/${name}.schema.json`, json(published(name, schema))]),
    ),
    "docs/console-to-code.md": consoleTable(),
    ...devicePages(),
    ...referencePages(),
    "docs/faults.md": faultsMarkdown(),
    "docs/rules.md": rulesMarkdown(explanations()),
    "report/judgement.schema.json": json(published("judgement", ReportSchema)),
  };
}

/** A name for tools, which ends in the version of the described package. */
const published = (name, schema) => ({ $id: `urn:cenvpn:${name}:1`, ...schema });

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

if (require.main === module) {
  for (const [file, content] of Object.entries(generated())) {
    const target = path.join(__dirname, "..", file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

module.exports = { generated };
