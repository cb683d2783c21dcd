// What the package carries of its types: all that projects can come to in one file, and for each entry point a short file that names
// its part of it. In a file of its own for each, a class would be several types.
"use strict";

const { execFileSync } = require("node:child_process");
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { withTemporaryFolder } = require("../dist/files/temporary-folder.js");
const { writeWhole } = require("../dist/files/whole-files.js");
const { exports: exported } = require("../package.json");
const { extract } = require("./extract.js");

const DIST = path.resolve(__dirname, "../dist");
/** Declarations of the entry points, in dist/, by a name for each. */
const ENTRIES = Object.fromEntries(
  Object.values(exported).flatMap(({ types }) => {
    const file = types && path.relative("dist", types);
    return file ? [[file.split("/").at(-2) ?? "constructs", file]] : [];
  }),
);

/** @param folder for what only this needs, in dist/, where the libraries are found that declarations name */
function write(folder) {
  execFileSync(process.execPath, [path.join(__dirname, "declarations.js"), folder], { stdio: "inherit" });
  const [all, types] = ["all.d.ts", "types.d.ts"].map((name) => path.join(folder, name));
  const modules = Object.entries(ENTRIES).map(([name, file]) => [name, `./${file.replace(/\.d\.ts$/, "")}`]);
  writeFileSync(all, modules.map(([name, from]) => `export * as ${name} from "${from}";\n`).join(""));
  extract(all, { dtsRollup: { enabled: true, untrimmedFilePath: types } });
  const { text, exportsOf } = withoutNamespaces(readFileSync(types, "utf8").replaceAll("\r\n", "\n"));
  const names = new Set([...exportsOf.values()].flat().map(([name]) => name));
  const files = new Map([["types.d.ts", `${text}\nexport { ${[...names].join(", ")} };\n`]]);
  for (const [name, file] of Object.entries(ENTRIES)) files.set(file, entry(file, exportsOf.get(name), folder));
  writeWhole(new Map([...files].map(([file, content]) => [path.join(DIST, file), content])));
}

/** The extractor makes a namespace of each entry point, which lists names in the file, `Tunnel_2`, and names outside. */
function withoutNamespaces(rolled) {
  const exportsOf = new Map();
  const text = rolled.replace(/^export declare namespace (\w+) \{\s*export \{([^}]*)\}\s*\}\n/gm, (_, name, list) => {
    const pairs = list.split(",").map((one) => one.trim().split(" as "));
    exportsOf.set(
      name,
      pairs.map(([inside, outside = inside]) => [inside, outside]),
    );
    return "";
  });
  return { text, exportsOf };
}

function entry(file, names, folder) {
  const from = path.dirname(file) === "." ? "./types" : "../types";
  const taken = names.map((pair) => [...new Set(pair)].join(" as "));
  const given = names.map(([, name]) => name);
  return [
    `import { ${taken.join(", ")} } from "${from}";\nexport { ${given.join(", ")} };\n`,
    ...(from === "../types" ? globalsIn(path.join(folder, path.dirname(file))) : []),
  ].join("");
}

/** What a room declares for everybody, such as matchers of jest, which the extractor leaves out. */
function globalsIn(room) {
  const files = readdirSync(room).filter((name) => name.endsWith(".d.ts"));
  const texts = files.map((name) => readFileSync(path.join(room, name), "utf8"));
  return texts.flatMap((text) => text.match(/^declare global \{$[\s\S]*?^\}\n/gm) ?? []);
}

withTemporaryFolder(write, ".types-", DIST);
