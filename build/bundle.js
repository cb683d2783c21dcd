// Part of the build: the command and the app in a few files, because a start opens, reads and compiles each file that it loads.
// What is loaded by import() has a file of its own, so each command loads what it uses. The package's entry points stay as compiled.
"use strict";

const { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = path.resolve(__dirname, "..");
const DIST = path.join(ROOT, "dist");
const PARTS = path.join(DIST, "parts");
const COMMON = { platform: "node", target: "node20.12", logLevel: "warning" };

/** By their paths in dist/; what they share lies in dist/parts/. */
const PROGRAMS = { "cli/cenvpn": "cli/cenvpn.ts", "cli/run": "cli/run.ts", main: "main.ts" };
/** What our code loads by require(), as it cannot wait for import(). */
const LATE = { "parts/stacks": "stacks/index.ts" };

async function main() {
  const { outputFiles, metafile } = await esbuild.build({
    ...COMMON,
    absWorkingDir: ROOT,
    entryPoints: { ...PROGRAMS, ...LATE },
    outdir: "dist",
    chunkNames: "parts/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm", // No other can be split.
    plugins: [late, outside, folders],
    metafile: true,
    write: false,
  });
  mkdirSync(PARTS, { recursive: true });
  // Whoever runs the command meanwhile finds the parts that it needs.
  const isPart = ({ path: file }) => path.dirname(file) === PARTS;
  for (const { path: file, text } of outputFiles.toSorted((one, other) => isPart(other) - isPart(one)))
    writeFileSync(file, await commonJs(text, file));
  writeFileSync(path.join(PARTS, "LICENSES"), licenses(Object.keys(metafile.inputs)));
  const written = ["LICENSES", ...outputFiles.filter(isPart).map(({ path: file }) => path.basename(file))];
  for (const name of readdirSync(PARTS)) if (!written.includes(name)) rmSync(path.join(PARTS, name));
}

/** CommonJS loads faster, and loads what is outside when code that uses it runs. What a project names may be ES modules still. */
async function commonJs(text, file) {
  const dist = JSON.stringify(path.relative(path.dirname(file), DIST) || ".");
  const banner = `const __dist = require("node:path").join(__dirname, ${dist}), __part = async (file) => require(file);`;
  const partsRequired = text.replace(/\bimport\((?="\.)/g, "__part(");
  return (await esbuild.transform(partsRequired, { ...COMMON, format: "cjs", banner })).code;
}

const late = {
  name: "late",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: name, kind, importer, resolveDir }) => {
      if (kind !== "require-call" || !importer.endsWith(".ts")) return undefined;
      const source = path.relative(ROOT, require.resolve(path.resolve(resolveDir, name, "index.ts")));
      const [part] = Object.entries(LATE).find(([, entry]) => entry === source);
      return { path: part, namespace: "late" };
    });
    build.onLoad({ filter: /.*/, namespace: "late" }, ({ path: part }) => ({
      contents: `module.exports = require(__dist + "/${part}.js")`,
    }));
  },
};

/** Libraries that few commands need, and cdktf, which must be the project's own. */
const outside = {
  name: "outside",
  setup(build) {
    const libraries = /^(cdktf|constructs|@cdktf|@grpc|@msgpack)(\/|$)/;
    build.onResolve({ filter: libraries }, ({ path: name, namespace }) =>
      namespace === "outside" ? { path: name, external: true } : { path: name, namespace: "outside" },
    );
    build.onLoad({ filter: /.*/, namespace: "outside" }, ({ path: name }) => ({
      contents: `module.exports = require("${name}")`,
    }));
  },
};

/** For a source, `__dirname` stays the folder that the compiler writes it to. */
const folders = {
  name: "folders",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, "utf8");
      if (!/__(dirname|filename)/.test(source)) return undefined;
      const compiled = path.relative(ROOT, file).replace(/\.ts$/, ".js").split(path.sep).join("/");
      const paths = `const __filename = require("node:path").join(__dist, "${compiled}"), __dirname = require("node:path").dirname(__filename);`;
      return { contents: `${paths}\n${source}`, loader: "ts" };
    });
  },
};

/** The texts that the licenses of bundled libraries want kept. */
function licenses(inputs) {
  const libraries = new Set(
    inputs.map((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean),
  );
  const texts = [...libraries].sort().map((library) => {
    const file = readdirSync(path.join(ROOT, library)).find((name) => /^licen[cs]e/i.test(name));
    return `${library.replace("node_modules/", "")}\n\n${readFileSync(path.join(ROOT, library, file), "utf8")}`;
  });
  return texts.join("\n\n");
}

main();
