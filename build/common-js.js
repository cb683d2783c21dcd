// Part of the build: what esbuild bundled as ES modules, since nothing else can be split, as small CommonJS. CommonJS loads faster, and
// loads what is outside when code that uses it runs. What a project names may be ES modules still.
"use strict";

const { createHash } = require("node:crypto");
const { minify } = require("@swc/core");
const esbuild = require("esbuild");

/** What only parts and programs load. */
const PART = /\bchunk-\w+\.js$/;

/**
 * @param folder from where the file is to dist/
 * @param first what runs before all else, in dist/
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
 * Parts give values under short names, which whoever loads them takes at once: nothing that is exported changes later,
 * and each call through a binding of an ES module would cost two more.
 * @returns the text, and what stands at its end
 */
function requiringParts(text, file) {
  let footer = "";
  const imported = text
    .replace(/^import \{([^}]+)\} from "([^"]+)";$/gm, (whole, names, from) => {
      if (!PART.test(from)) return whole;
      const taken = pairsOf(names).map(([name, here = name]) => `${short(name)}: ${here}`);
      return `const {${taken}} = require("${from}");`;
    })
    .replace(/^export \{([^}]+)\};\s*$(?![\s\S])/m, (whole, names) => {
      if (!PART.test(file)) return whole;
      const given = new Map(pairsOf(names).map(([here, name = here]) => [short(name), here]));
      if (given.size < pairsOf(names).length) throw new Error(`${file}: two names become one; make short() longer`);
      footer = `module.exports = {${[...given].map((pair) => pair.join(": "))}};`;
      return "";
    });
  return { imported, footer };
}

/** Of `a, b as c`. */
const pairsOf = (names) => names.split(",").map((one) => one.trim().split(" as "));

/** The same in every build, since commands run while parts are replaced. */
function short(name) {
  return `_${createHash("sha256").update(name).digest("base64url").slice(0, 4).replaceAll("-", "$")}`;
}

/** Classes keep their names, which errors show. */
async function small(text) {
  const named = text.replace(/\b(\w+) = class(?= extends\b| \{)/g, "$& $1");
  const mangle = { toplevel: true, keep_classnames: true };
  return (await minify(named, { mangle, compress: false, format: { comments: false } })).code;
}

module.exports = { commonJs, small };
