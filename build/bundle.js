// Part of the build: the command and the app in a few files, because a start opens, reads and compiles each file that it loads.
// What is loaded by import() has a file of its own, so each command loads what it uses. The package's entry points stay as compiled.
"use strict";

const { mkdirSync, readFileSync, readdirSync, rmSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");
const { writeWhole } = require("../dist/files/whole-files.js");

const ROOT = path.resolve(__dirname, "..");
const DIST = path.join(ROOT, "dist");
/** What programs and commands share, and what is loaded late. */
const PARTS = path.join(DIST, "parts");

/** Paths in dist/, without endings, and the sources. */
const PROGRAMS = { "cli/cenvpn": "cli/cenvpn.ts", main: "main.ts" };
/** The command without its process. */
const COMMAND = { "cli/run": "cli/run.ts" };
/** What our code loads by require(), as it cannot wait for import(). */
const LATE = { "parts/stacks": "stacks/index.ts", "parts/simulation": "rehearsal/simulation.ts" };

/** What programs do before they load anything else, parts too. */
const START = "app/start";

/** Libraries that few commands need, and cdktf, which must be the project's own. */
const OUTSIDE = /^(cdktf|constructs|@cdktf|@grpc|@msgpack)(\/|$)/;

const OPTIONS = { platform: "node", target: "node20.12", logLevel: "warning" };
/** The names stay, for those who read where an error comes from. */
const SMALL = { minifyWhitespace: true, minifySyntax: true };

async function main() {
  const { outputFiles, metafile } = await esbuild.build({
    ...OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: { ...PROGRAMS, ...COMMAND, ...LATE },
    outdir: "dist",
    chunkNames: "parts/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm", // No other can be split.
    plugins: [sources, late, outside],
    metafile: true,
    write: false,
  });
  mkdirSync(PARTS, { recursive: true });
  const texts = await Promise.all(
    outputFiles.map(async ({ path: file, text }) => [file, await commonJs(text, path.relative(DIST, file))]),
  );
  const isPart = ([file]) => path.dirname(file) === PARTS;
  const parts = [...texts.filter(isPart), [path.join(PARTS, "LICENSES"), licenses(Object.keys(metafile.inputs))]];
  // Whoever runs the command meanwhile finds the parts that it needs, and each file whole.
  writeWhole(new Map([...parts, ...texts.filter((one) => !isPart(one))]));
  const written = parts.map(([file]) => path.basename(file));
  for (const name of readdirSync(PARTS)) if (!written.includes(name)) rmSync(path.join(PARTS, name));
}

/** CommonJS loads faster, and loads what is outside when code that uses it runs. What a project names may be ES modules still. */
async function commonJs(text, file) {
  const banner = [
    `const __dist = require("node:path").join(__dirname, "${path.dirname(file) === "." ? "." : ".."}");`,
    "const __part = async (file) => require(file);",
    ...(Object.hasOwn(PROGRAMS, file.replace(/\.js$/, "")) ? [`require(__dist + "/${START}.js");`] : []),
  ].join("\n");
  const partsRequired = text.replace(/\bimport\((?="\.)/g, "__part(");
  return (await esbuild.transform(partsRequired, { ...OPTIONS, ...SMALL, format: "cjs", banner })).code;
}

const sources = {
  name: "sources",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const name = path.relative(ROOT, file).split(path.sep).join("/");
      if (name === `${START}.ts`) return { contents: "export {}" };
      const text = readFileSync(file, "utf8");
      // What exports nothing is taken for CommonJS, and all that it imports is wrapped in functions.
      if (Object.values(PROGRAMS).includes(name)) return { contents: `${text}\nexport {};`, loader: "ts" };
      if (!/__(dirname|filename)/.test(text)) return undefined;
      // They stay those of the file that the compiler writes.
      const compiled = `require("node:path").join(__dist, "${name.replace(/\.ts$/, ".js")}")`;
      const paths = `const __filename = ${compiled}, __dirname = require("node:path").dirname(__filename);`;
      return { contents: `${paths}\n${text}`, loader: "ts" };
    });
  },
};

const late = {
  name: "late",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: name, kind, importer, resolveDir }) => {
      if (kind !== "require-call" || !importer.endsWith(".ts")) return undefined;
      const required = path.relative(ROOT, path.resolve(resolveDir, name)).split(path.sep).join("/");
      const known = Object.entries(LATE).find(([, source]) => source.replace(/(\/index)?\.ts$/, "") === required);
      if (!known)
        return { errors: [{ text: `${required} is loaded by require(): add it to LATE in build/bundle.js` }] };
      return { path: known[0], namespace: "late" };
    });
    build.onLoad({ filter: /.*/, namespace: "late" }, ({ path: part }) => ({
      contents: `module.exports = require(__dist + "/${part}.js")`,
    }));
  },
};

const outside = {
  name: "outside",
  setup(build) {
    // By require(), since an import would be loaded with the part that it stands in.
    build.onResolve({ filter: OUTSIDE }, ({ path: name, namespace }) =>
      namespace === "outside" ? { path: name, external: true } : { path: name, namespace: "outside" },
    );
    build.onLoad({ filter: /.*/, namespace: "outside" }, ({ path: name }) => ({
      contents: `module.exports = require("${name}")`,
    }));
  },
};

/** The texts that the licenses of bundled libraries want kept. */
function licenses(inputs) {
  const libraries = new Set(inputs.flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const texts = [...libraries].sort().map((library) => {
    const file = readdirSync(path.join(ROOT, library)).find((name) => /^licen[cs]e/i.test(name));
    return `${path.relative("node_modules", library)}\n\n${readFileSync(path.join(ROOT, library, file), "utf8")}`;
  });
  return texts.join("\n\n");
}

main();
