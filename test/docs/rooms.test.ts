import { readdirSync, readFileSync } from "node:fs";

const { forbidden } = require("../../.dependency-cruiser.js") as {
  forbidden: { name: string; from: { path?: string } }[];
};

/** The rooms of the import table: `graph`, `graph/terraform`, … */
const rooms = forbidden
  .filter(({ name }) => name.endsWith("-imports"))
  .map(({ from: { path = "" } }) => path.slice(1, path.indexOf("(/|$)")));

/** These folders contain tests, examples and build programs; all other folders of code are in the package. */
const NO_ROOM = ["bench", "build", "docs", "examples", "test"];

function foldersOfCode(): string[] {
  const folders = readdirSync(".", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders
    .map(({ name }) => name)
    .filter((name) => !/^(\.|node_modules|dist|coverage|reports)/.test(name));
  return names.filter((name) => !NO_ROOM.includes(name) && hasCode(name));
}

const hasCode = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(".ts"));

test("each folder of code has its imports in the table", () => {
  expect(foldersOfCode().filter((folder) => !rooms.some((room) => room.split("/")[0] === folder))).toEqual([]);
});

test("docs/architecture.md names each room, and no other", () => {
  const rows = readFileSync("docs/architecture.md", "utf8").match(/^\| `.*? \|/gm) ?? [];
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+?)\/?`/g)].map(([, room]) => room as string));
  const tops = (names: string[]) => [...new Set(names.map((name) => name.split("/")[0]?.replace("\\", "")))].sort();
  expect(tops(named)).toEqual(tops(rooms));
});
