// Runs the API extractor on the declarations that build/declarations.js has written.
"use strict";

const path = require("node:path");
const { Extractor, ExtractorConfig } = require("@microsoft/api-extractor");

const ROOT = path.resolve(__dirname, "..");
const SILENT = { default: { logLevel: "none" } };

/**
 * @param file the declarations of an entry point
 * @param wanted `apiReport` or `dtsRollup`, as the extractor's configuration states them
 */
function extract(file, wanted) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(__dirname, "api-report.json"),
    packageJsonFullPath: path.join(ROOT, "package.json"),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: file,
      compiler: { overrideTsconfig: { extends: "./tsconfig.json", files: [file], include: [] } },
      apiReport: { enabled: false },
      dtsRollup: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      ...wanted,
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

/** Prints only errors, because git shows which reports are new or different. */
function report(message) {
  if (message.logLevel !== "error") message.handled = true;
}

module.exports = { extract };
