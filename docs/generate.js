// Writes what is generated from code. A test holds the files against it: `npm run docs` when that fails.
"use strict";

const { writeFileSync } = require("node:fs");
const path = require("node:path");

/** Files by path from the top, and what should be in them. */
function generated() {
  const { EnvironmentSchema } = require("../dist/config/schema/index.js");
  const { BaselineSchema, PolicySchema, WaiversSchema } = require("../dist/config/schema/policy.js");
  const { InventorySchema, QuotasSchema } = require("../dist/config/schema/quota-files.js");
  const { PricesSchema } = require("../dist/config/schema/prices.js");
  const { explanations } = require("../dist/policy/index.js");
  const { rulesMarkdown } = require("../dist/report/rules.js");
  const { consoleTable } = require("./console.js");
  const { ReportSchema } = require("../dist/report/schema.js");
  return {
    "config/baseline.schema.json": json(BaselineSchema),
    "config/environment.schema.json": json(EnvironmentSchema),
    "config/inventory.schema.json": json(InventorySchema),
    "config/policy.schema.json": json(PolicySchema),
    "config/prices.schema.json": json(PricesSchema),
    "config/quotas.schema.json": json(QuotasSchema),
    "config/waivers.schema.json": json(WaiversSchema),
    "docs/console-to-code.md": consoleTable(),
    "docs/rules.md": rulesMarkdown(explanations()),
    "report/judgement.schema.json": json(ReportSchema),
  };
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

if (require.main === module) {
  for (const [file, content] of Object.entries(generated())) writeFileSync(path.join(__dirname, "..", file), content);
}

module.exports = { generated };
