// Part of the build: turns the ES modules that esbuild wrote into small CommonJS. esbuild splits only ES modules; CommonJS loads faster, and
// loads a library only when code that uses it runs. The modules that a project names may still be ES modules.
"use strict";

const { createHash } = require("node:crypto");
const { minify } = require("@swc/core");
const esbuild = require("esbuild");

/** A file that only parts, programs and entry points load. */
const PART = /\bchunk-\w+\.js$/;

/**
 * @param folder The path from the file's folder to dist/.
 * @param first A file in dist/ that runs before everything else.
 */
async function commonJs(text, file, { folder, first, syntax }) {
  const { imported, footer } = requiringParts(text, file);
  const code = imported.replace(/\bimport\((?="\.)/g, "__part(");
  const banner = [
    code.includes("__dist") && `const __dist = require("node:path").join(__dirname, "${folder}");`,
    code.includes("__part") && "const __part = async (file) => require(file);",
    first && `require(require("node:path").join(__dirname, "${folder}", "${first}"));`,
  ];
  const options = { ...syntax, minifySyntax: true, format: "cjs", banner: banner.filter(Boolean).join("\n"), footer };
  return (await esbuild.transform(code, options)).code;
}

/**
 * Parts export their values under short names, and take those of other parts once, when they are loaded. No exported value changes
 * later, and each call through a binding of an ES module would cost two more calls.
 * @returns the text, and the text for its end
 */
function requiringParts(text, file) {
  const imported = text.replace(/^import \{([^}]+)\} from "([^"]+)";$/gm, (whole, names, from) =>
    PART.test(from) ? requiring(names, from) : whole,
  );
  const exported = PART.test(file) ? /^export \{([^}]+)\};\s*$(?![\s\S])/m.exec(imported) : null;
  if (!exported) return { imported, footer: "" };
  return { imported: imported.slice(0, exported.index), footer: exporting(exported[1], file) };
}

function requiring(names, from) {
  const taken = pairsOf(names).map(([name, here = name]) => `${short(name)}: ${here}`);
  return `const {${taken}} = require("${from}");`;
}

function exporting(names, file) {
  const given = new Map(pairsOf(names).map(([here, name = here]) => [short(name), here]));
  if (given.size < pairsOf(names).length) throw new Error(`${file}: two names become one; make short() longer`);
  return `module.exports = {${[...given].map((pair) => pair.join(": "))}};`;
}

/** The exports in `a, b as c`. */
const pairsOf = (names) => names.split(",").map((one) => one.trim().split(" as "));

/** The same name in every build, because commands run while a build replaces parts. */
function short(name) {
  return `_${createHash("sha256").update(name).digest("base64url").slice(0, 4).replaceAll("-", "$")}`;
}

/** Classes keep their names, because errors show them. */
async function small(text) {
  const named = text.replace(/\b(\w+) = class(?= extends\b| \{)/g, "$& $1");
  const mangle = { toplevel: true, keep_classnames: true };
  return (await minify(named, { mangle, compress: false, format: { comments: false } })).code;
}

module.exports = { commonJs, pairsOf, small };
