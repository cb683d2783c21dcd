import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../setup/command";
import { temporaryFolder } from "../setup/files";

/** A package with a library, and a program that loads both and a file of its user. */
const FILES = {
  "ours/program.js": `
    const { keepCompiled } = require(${JSON.stringify(resolve("dist/app/compile-cache.js"))});
    keepCompiled(__dirname);
    const { name } = require("./part");
    console.log(name, require("../node_modules/library").plus(1, 2), require("../user"));`,
  "ours/part.js": "exports.name = require('node:path').basename(__filename);",
  "node_modules/library/index.js": "exports.plus = (a, b) => a + b;",
  "user.js": "module.exports = module.id === __filename && require.main.filename.endsWith('program.js');",
};

function program() {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  mkdirSync(join(folder, "tmp"));
  const kept = join(folder, "tmp", `cenvpn-compiled-${process.version}-${process.getuid?.()}`);
  const runs = async (env: Readonly<Record<string, string>> = {}) =>
    run(process.execPath, [join(folder, "ours/program.js")], { env: { TMPDIR: join(folder, "tmp"), ...env } });
  return { folder, kept, runs };
}

const FINE = { exitCode: 0, stdout: "part.js 3 true\n", stderr: "" };

test("what a program and its libraries compile is kept for its owner alone, and no file of a user", async () => {
  const { kept, runs } = program();
  expect(await runs()).toEqual(FINE);
  const files = readdirSync(kept);
  expect(files).toHaveLength(2);
  const before = files.map((file) => readFileSync(join(kept, file)));
  expect(await runs()).toEqual(FINE);
  expect(files.map((file) => readFileSync(join(kept, file)))).toEqual(before);
});

test.each([
  ["ours/part.js", "exports.name = 'part.js'; import('node:path').then(({ sep }) => process.stderr.write(sep));"],
  [
    "node_modules/library/index.js",
    "exports.plus = (a, b) => a + b; const load = async (file) => await import (file);\nload('node:path').then(({ sep }) => process.stderr.write(sep));",
  ],
])("a dynamic import in %s finds its module at each start", async (file, text) => {
  const { folder, kept, runs } = program();
  writeFileSync(join(folder, file), text);
  for (let start = 1; start <= 3; start++) expect(await runs()).toEqual({ ...FINE, stderr: "/" });
  expect(readdirSync(kept)).toHaveLength(1);
});

test("a method with the name import is kept like any other", async () => {
  const { folder, kept, runs } = program();
  writeFileSync(
    join(folder, "ours/part.js"),
    "class Part { import(name) { return name; } } exports.name = new Part().import('part.js');",
  );
  expect(await runs()).toEqual(FINE);
  expect(await runs()).toEqual(FINE);
  expect(readdirSync(kept)).toHaveLength(2);
});

test("a file that changes keeps its place and is compiled again, even at the same length", async () => {
  const { folder, kept, runs } = program();
  await runs();
  writeFileSync(join(folder, "node_modules/library/index.js"), "exports.plus = (a, b) => a * b;");
  expect(await runs()).toEqual({ ...FINE, stdout: "part.js 2 true\n" });
  expect(await runs()).toEqual({ ...FINE, stdout: "part.js 2 true\n" });
  expect(readdirSync(kept)).toHaveLength(2);
});

test.each([0, 10, 32, 100])("a kept file that ends after %d bytes is compiled again", async (length) => {
  const { kept, runs } = program();
  await runs();
  for (const file of readdirSync(kept)) truncateSync(join(kept, file), length);
  expect(await runs()).toEqual(FINE);
  for (const file of readdirSync(kept)) expect(readFileSync(join(kept, file)).length).toBeGreaterThan(100);
});

test("a folder that others can write to, and a link, are not used", async () => {
  const open = program();
  mkdirSync(open.kept);
  chmodSync(open.kept, 0o777);
  expect(await open.runs()).toEqual(FINE);
  expect(readdirSync(open.kept)).toEqual([]);

  const linked = program();
  mkdirSync(join(linked.folder, "elsewhere"));
  symlinkSync(join(linked.folder, "elsewhere"), linked.kept);
  expect(await linked.runs()).toEqual(FINE);
  expect(readdirSync(linked.kept)).toEqual([]);
});

test("nothing is kept if NODE_DISABLE_COMPILE_CACHE is set, or if there is no folder for it", async () => {
  const { folder, runs } = program();
  expect(await runs({ NODE_DISABLE_COMPILE_CACHE: "1" })).toEqual(FINE);
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  expect(await runs({ TMPDIR: join(folder, "user.js") })).toEqual(FINE);
});
