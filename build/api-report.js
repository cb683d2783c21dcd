// `npm run api`: writes what each entry point of the package exports into docs/api/, so that a change of it is
// seen in a review, and the reference of the constructs.
"use strict";

const path = require("node:path");
const { Extractor, ExtractorConfig } = require("@microsoft/api-extractor");
const { exports: entries } = require("../package.json");

const ROOT = path.resolve(__dirname, "..");
const SILENT = { default: { logLevel: "none" } };

for (const [entry, { types }] of Object.entries(entries)) {
  if (!types) continue;
  const declarations = path.join(ROOT, types);
  const name = entry === "." ? "cenvpn" : path.basename(entry);
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(__dirname, "api-report.json"),
    packageJsonFullPath: path.join(ROOT, "package.json"),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: declarations,
      compiler: { overrideTsconfig: { extends: "./tsconfig.json", files: [declarations], include: [] } },
      apiReport: {
        enabled: true,
        reportFolder: path.join(ROOT, "docs/api"),
        reportTempFolder: path.join(ROOT, "dist/.api"),
        reportFileName: `${name}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: "error" } },
        extractorMessageReporting: SILENT,
        tsdocMessageReporting: SILENT,
      },
    },
  });
  const { succeeded } = Extractor.invoke(config, { localBuild: true, messageCallback: report });
  if (!succeeded) process.exitCode = 1;
}

require("./constructs.js");

/** Errors alone: that a report is new, or another one, git says. */
function report(message) {
  if (message.logLevel !== "error") message.handled = true;
}
