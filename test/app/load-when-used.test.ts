import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../setup/command";
import { temporaryFolder } from "../setup/files";

const FILES = {
  "node_modules/add/index.js": "console.log('add is loaded'); module.exports = (a, b) => a + b; module.exports.of = 2;",
  "owner/index.js": "const add = require('add'); exports.sum = (a, b) => add(a, b); exports.of = () => add.of;",
  "main.js": `
    const { loadWhenUsed } = require(${JSON.stringify(resolve("dist/app/load-when-used.js"))});
    loadWhenUsed(require.resolve("./owner"), ["add", "no-such-library"]);
    const owner = require("./owner");
    console.log("owner is loaded");
    console.log(owner.sum(1, 2), owner.of(), require("add").of);`,
};

test("a library is loaded once, when it is first used, and works", async () => {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { exitCode, stdout, stderr } = await run(process.execPath, [join(folder, "main.js")]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.trim().split("\n")).toEqual(["owner is loaded", "add is loaded", "3 2 2"]);
});
