import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LanguageServer } from "./setup/language-server";

let server: LanguageServer;
beforeAll(async () => {
  server = await LanguageServer.start();
});
afterAll(() => server.stop());

/** All files that name their schema. */
const files = ["environments", "examples"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => file.endsWith(".yaml") && readFileSync(file, "utf8").includes("yaml-language-server:")),
);
const DEV = readFileSync("environments/dev.yaml", "utf8");

test.each(files)("an editor underlines nothing in %s", async (file) => {
  expect(await server.diagnostics(file)).toEqual([]);
});

test.each([
  ["a mistyped name", DEV.replace("region:", "regoin:"), /regoin/],
  ["a third tunnel", DEV.replace(/^( +)2: \{customerGateway/m, "$13: {customerGateway"), /3/],
  ["a cipher that does not exist", DEV.replace("crypto: strong", "crypto: {ike: {encryption: dse}}"), /aes/],
])("an editor underlines %s", async (_, text, message) => {
  expect(text).not.toBe(DEV);
  const found = await server.diagnostics("environments/typo.yaml", text);
  expect(found.map((each) => each.message).join("\n")).toMatch(message);
});

/** A text and the place of the cursor in it, from a text with a mark at the cursor. */
function atCursor(marked: string): { readonly text: string; readonly line: number; readonly character: number } {
  const before = marked.slice(0, marked.indexOf("|"));
  const lines = before.split("\n");
  return { text: marked.replace("|", ""), line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

test.each([
  ["regions", DEV.replace("region: cn-hangzhou", "region: |"), ["cn-hangzhou", "eu-central-1"]],
  ["profiles", DEV.replace(/^defaults: .*/m, "defaults:\n  crypto: |"), ["strong", "compatible"]],
  ["ciphers", DEV.replace("crypto: strong", "crypto: {ike: {encryption: |}}"), ["aes", "aes256"]],
  ["names", DEV.replace("tags:", "|\ntags:"), ["accounts", "backend"]],
])("an editor offers %s", async (kind, marked, offered) => {
  const { text, line, character } = atCursor(marked);
  const file = `environments/${kind}.yaml`;
  await server.diagnostics(file, text);
  expect(await server.completions(file, line, character)).toEqual(expect.arrayContaining(offered));
});

/** Every name in the file, with its place. */
const NAMES = DEV.split("\n").flatMap((text, line) =>
  [...text.matchAll(/(?<=^ *|\{|, )([a-zA-Z]+):/g)].map((match) => [match[1], line, match.index] as const),
);

test("an editor explains every name", async () => {
  await server.diagnostics("environments/dev.yaml");
  const ours = NAMES.filter(([name]) => !/^(shanghai|chengdu|main|edge|team|env)$/.test(name ?? ""));
  expect(ours.length).toBeGreaterThan(10);
  for (const [name, line, character] of ours)
    expect([name, await server.hover("environments/dev.yaml", line, character + 1)]).toEqual([
      name,
      expect.stringMatching(/\w+ \w+/),
    ]);
});
