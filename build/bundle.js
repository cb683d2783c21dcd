// Part of the build: bundles the package into a few files, because a start opens, reads and compiles each file that it loads. Programs and
// entry points share their parts, so no code is in the package twice. A module that is loaded by import() has a file of its own, so each
// command loads only what it uses.
"use strict";

const { mkdirSync, readFileSync, readdirSync, rmSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");
const { writeWhole } = require("../dist/files/whole-files.js");
const { commonJs, small } = require("./common-js.js");
const { ENTRIES } = require("./entries.js");

const ROOT = path.resolve(__dirname, "..");
const DIST = path.join(ROOT, "dist");
/** Parts that programs, commands and entry points share, and modules that are loaded late. */
const PARTS = path.join(DIST, "parts");

/** Paths in dist/ without endings, and paths of the sources. */
const PROGRAMS = { "cli/cenvpn": "cli/cenvpn.ts", main: "main.ts" };
/** The command without its process, and the program that replaces terraform in a rehearsal. */
const RUN = {
  "cli/run": "cli/run.ts",
  "rehearsal/terraform/terraform-in-rehearsal": "rehearsal/terraform/terraform-in-rehearsal.ts",
};
/** The entry points that projects import. */
const IMPORTED = Object.fromEntries(ENTRIES.map(({ file }) => [file, `${file}.ts`]));
/** Modules that our code loads by require(), because it cannot wait for import(). */
const LATE = { "parts/stacks": "stacks/index.ts", "parts/simulation": "rehearsal/simulation.ts" };

/** Files that share nothing: the start of each program, which runs before it loads any part, and the schemas as code. */
const START = "app/start";
const SCHEMAS = readdirSync(path.join(DIST, "config/compiled")).map(
  (file) => `config/compiled/${path.parse(file).name}`,
);
const ALONE = { [START]: `${START}.ts`, ...Object.fromEntries(SCHEMAS.map((name) => [name, `dist/${name}.js`])) };

/** Libraries that few commands need, and cdktf, which must be the project's own. */
const OUTSIDE = /^(cdktf|constructs|@cdktf|@grpc|@msgpack)(\/|$)/;

const SYNTAX = { platform: "node", target: "node20.12", logLevel: "warning" };
const OPTIONS = { ...SYNTAX, absWorkingDir: ROOT, outdir: "dist", bundle: true, metafile: true, write: false };

async function main() {
  const alone = await esbuild.build({ ...OPTIONS, entryPoints: ALONE, format: "cjs" });
  const shared = await esbuild.build({
    ...OPTIONS,
    entryPoints: { ...PROGRAMS, ...RUN, ...IMPORTED, ...LATE },
    chunkNames: "parts/[name]-[hash]",
    splitting: true,
    format: "esm", // see common-js.js
    plugins: [sources, late, outside, neverUsed, modules],
  });
  const texts = await Promise.all([
    ...alone.outputFiles.map(async ({ path: file, text }) => [file, await small(text)]),
    ...shared.outputFiles.map(async ({ path: file, text }) => [file, await small(await loadable(text, file))]),
  ]);
  const inputs = [alone, shared].flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const isPart = ([file]) => path.dirname(file) === PARTS;
  const parts = [...texts.filter(isPart), [path.join(PARTS, "LICENSES"), licenses(inputs)]];
  mkdirSync(PARTS, { recursive: true });
  // A command that runs meanwhile finds the parts that it needs, and each file whole.
  writeWhole(new Map([...parts, ...texts.filter((one) => !isPart(one))]));
  const written = parts.map(([file]) => path.basename(file));
  for (const name of readdirSync(PARTS)) if (!written.includes(name)) rmSync(path.join(PARTS, name));
}

function loadable(text, file) {
  const isProgram = Object.hasOwn(PROGRAMS, path.relative(DIST, file).replace(/\.js$/, ""));
  const folder = path.relative(path.dirname(file), DIST);
  return commonJs(text, file, { folder, syntax: SYNTAX, ...(isProgram ? { first: `${START}.js` } : {}) });
}

const sources = {
  name: "sources",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const name = path.relative(ROOT, file).split(path.sep).join("/");
      if (name === `${START}.ts`) return { contents: "export {}" };
      const text = readFileSync(file, "utf8");
      // esbuild takes a file without exports for CommonJS, and wraps all its imports in functions.
      if (!/^export /m.test(text)) return { contents: `${text}\nexport {};`, loader: "ts" };
      if (!/__(dirname|filename)/.test(text)) return undefined;
      // Both paths stay those of the compiler's output, under other names, because a bundled file has its own two.
      const compiled = `require("node:path").join(__dist, "${name.replace(/\.ts$/, ".js")}")`;
      const paths = `const own_filename = ${compiled}, own_dirname = require("node:path").dirname(own_filename);`;
      return { contents: `${paths}\n${text.replace(/\b__(?=(dirname|filename)\b)/g, "own_")}`, loader: "ts" };
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
    // Loads the module by require(), because an import would load the module together with its part.
    build.onResolve({ filter: OUTSIDE }, ({ path: name, namespace }) =>
      namespace === "outside" ? { path: name, external: true } : { path: name, namespace: "outside" },
    );
    build.onLoad({ filter: /.*/, namespace: "outside" }, ({ path: name }) => ({
      contents: `module.exports = require("${name}")`,
    }));
  },
};

const neverUsed = {
  name: "never-used",
  setup(build) {
    // commander needs it to start commands that are separate programs, and we have none. Loading it takes an eighth of `--help`'s time.
    build.onResolve({ filter: /^node:child_process$/ }, ({ path: name, importer }) =>
      importer.split(path.sep).includes("commander") ? { path: name, namespace: "never-used" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "never-used" }, () => ({ contents: "" }));
  },
};

const modules = {
  name: "modules",
  setup(build) {
    // For Node.js the library offers CommonJS, of which all would be bundled; of its ES modules, only what is used.
    build.onResolve({ filter: /^yaml$/ }, () => ({ path: path.join(ROOT, "node_modules/yaml/browser/dist/index.js") }));
  },
};

/** The licenses of bundled libraries, which their authors require us to keep, each below the library's name and version. */
function licenses(inputs) {
  const libraries = new Set(inputs.flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const texts = [...libraries].sort().map((library) => {
    const folder = path.join(ROOT, library);
    const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version}\n\n${readFileSync(path.join(folder, file), "utf8")}`;
  });
  return texts.join("\n\n");
}

main();
