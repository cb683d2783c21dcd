import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { type Rule, rules } from "../../policy";
import { casesIn } from "./rule-test";

const filesIn = (folder: string, ending: string) =>
  readdirSync(`${__dirname}/${folder}`).flatMap((name) =>
    name.endsWith(ending) ? [name.slice(0, -ending.length)] : [],
  );

const ids = rules.map(({ id }) => id).toSorted();

test("every file of a rule or a quota is in the table, under the name of its rule", () => {
  const named = ["rules", "quota"].flatMap((folder) =>
    filesIn(`../../policy/${folder}`, ".ts").flatMap((name) => {
      const rule = require(`../../policy/${folder}/${name}`).default as Rule | undefined;
      return rule === undefined ? [] : [{ name, id: rule.id, isInTable: rules.includes(rule) }];
    }),
  );
  expect(named.filter(({ name, id, isInTable }) => name !== id || !isInTable)).toEqual([]);
  expect(named.map(({ id }) => id).toSorted()).toEqual(ids);
  expect(filesIn("../../policy/rules", ".ts").filter((name) => !ids.includes(name))).toEqual(["index"]);
});

test("every rule has a test of its own, and every such test a rule", () => {
  expect(filesIn("rules", ".test.ts").toSorted()).toEqual(ids);
});

test("every test of a rule has passing and failing cases", () => {
  const files = filesIn("rules", ".test.ts").map((name) => `${__dirname}/rules/${name}.test.ts`);
  const found = casesIn(files);
  expect([...found.keys()].toSorted()).toEqual(files.map((file) => basename(file, ".test.ts")).toSorted());
  const bare = [...found].filter(([, { passes, finds }]) => !Object.keys(passes).length || !Object.keys(finds).length);
  expect(bare.map(([id]) => id)).toEqual([]);
});
