// `node build/sbom.js` after a build: writes the package's parts list, with all installed packages and the libraries in dist/parts.
"use strict";

const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const licenses = readFileSync(path.join(__dirname, "../dist/parts/LICENSES"), "utf8").split("\n");

function sbom(...options) {
  return JSON.parse(execFileSync("npm", ["sbom", "--sbom-format=cyclonedx", ...options], { maxBuffer: 2 ** 28 }));
}

const installed = sbom("--omit=dev");
const bundled = sbom().components.filter(({ name, version }) => licenses.includes(`${name} ${version}`));
const components = [...installed.components, ...bundled];
process.stdout.write(`${JSON.stringify({ ...installed, components }, null, 2)}\n`);
