// Makes the types in the package: one file with all types that projects can reach, and for each entry point a short file that
// exports a part. With a whole file for each entry point, a class would have several types.
"use strict";

const { execFileSync } = require("node:child_process");
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { withTemporaryFolder } = require("../dist/files/temporary-folder.js");
const { writeWhole } = require("../dist/files/whole-files.js");
const { pairsOf } = require("./common-js.js");
const { ENTRIES } = require("./entries.js");
const { extract } = require("./extract.js");

const DIST = path.resolve(__dirname, "../dist");
/** @param folder A temporary folder in dist/, where TypeScript finds the libraries that declarations name. */
function write(folder) {
  execFileSync(process.execPath, [path.join(__dirname, "declarations.js"), folder], { stdio: "inherit" });
  const [all, types] = ["all.d.ts", "types.d.ts"].map((name) => path.join(folder, name));
  writeFileSync(all, ENTRIES.map((entry) => `export * as ${namespaceOf(entry)} from "./${entry.file}";\n`).join(""));
  extract(all, { dtsRollup: { enabled: true, untrimmedFilePath: types } });
  const { text, exportsOf } = withoutNamespaces(readFileSync(types, "utf8").replaceAll("\r\n", "\n"));
  const names = new Set([...exportsOf.values()].flat().map(([name]) => name));
  const files = new Map([["types.d.ts", `${text}\nexport { ${[...names].join(", ")} };\n`]]);
  for (const entry of ENTRIES) {
    const file = `${entry.file}.d.ts`;
    files.set(file, declarations(file, exportsOf.get(namespaceOf(entry)), folder));
  }
  writeWhole(new Map([...files].map(([file, content]) => [path.join(DIST, file), content])));
}

const namespaceOf = ({ name }) => name || "constructs";

/**
 * The extractor makes a namespace for each entry point. The namespace lists names in the file, such as `Tunnel_2`, and their names
 * outside.
 */
function withoutNamespaces(rolled) {
  const exportsOf = new Map();
  const text = rolled.replace(/^export declare namespace (\w+) \{\s*export \{([^}]*)\}\s*\}\n/gm, (_, name, list) => {
    exportsOf.set(
      name,
      pairsOf(list).map(([inside, outside = inside]) => [inside, outside]),
    );
    return "";
  });
  return { text, exportsOf };
}

function declarations(file, names, folder) {
  const from = path.dirname(file) === "." ? "./types" : "../types";
  const taken = names.map((pair) => [...new Set(pair)].join(" as "));
  const given = names.map(([, name]) => name);
  return [
    `import { ${taken.join(", ")} } from "${from}";\nexport { ${given.join(", ")} };\n`,
    ...(from === "../types" ? globalsIn(path.join(folder, path.dirname(file))) : []),
  ].join("");
}

/** A room's global declarations, such as jest matchers, which the extractor leaves out. */
function globalsIn(room) {
  const files = readdirSync(room).filter((name) => name.endsWith(".d.ts"));
  const texts = files.map((name) => readFileSync(path.join(room, name), "utf8"));
  return texts.flatMap((text) => text.match(/^declare global \{$[\s\S]*?^\}\n/gm) ?? []);
}

withTemporaryFolder(write, ".types-", DIST);
