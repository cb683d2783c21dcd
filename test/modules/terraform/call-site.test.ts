import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { callSite, throwAt } from "../../../modules/terraform/call-site";
import { temporaryFile, temporaryFolder } from "../../setup/files";

/** The result of `callSite` for code in the third line of a file. */
function said(file: string, maker: () => string | undefined = callSite): string | undefined {
  return compileFunction("\n\n  return maker()", ["maker"], { filename: file })(maker);
}

const here = (file: string) => relative(process.cwd(), file);

test("the line that makes a construct is known", () => {
  const file = join(temporaryFolder(), "main.js");
  expect(said(file)).toBe(`${here(file)}:3:10`);
  expect(said(pathToFileURL(file).href)).toBe(`${here(file)}:3:10`);
  expect(callSite()).toMatch(/^test\/modules\/terraform\/call-site\.test\.ts:\d+:\d+$/);
});

test("packages and our own code are skipped", () => {
  const file = join(temporaryFolder(), "main.js");
  const through = ["/project/node_modules/offices/index.js"].concat(
    [
      "modules/vpn-site.js",
      "stacks/index.js",
      "app/build.js",
      "cli/main.js",
      "files/read.js",
      "main.js",
      "parts/a.js",
    ].map((own) => resolve(own)),
  );
  for (const passed of through) expect(said(file, () => said(passed))).toMatch(/call-site\.test\.ts:\d+:\d+$/);
  expect(said(resolve("sites.js"))).toBe("sites.js:3:10");
});

test("without code of the project, there is no line", () => {
  const { stackTraceLimit, prepareStackTrace } = Error;
  expect(said("evalmachine", () => said("node:internal", () => undefined))).toBeUndefined();
  callSite();
  expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([stackTraceLimit, prepareStackTrace]);
});

/** A source map for one place: 3:10 comes from `main.ts`, 5:2. */
const MAP = { version: 3, sources: ["../src/main.ts"], names: [], mappings: ";;SAIC" };

test("a source map beside the file leads to the author's source", () => {
  const file = temporaryFile("main.js", "");
  writeFileSync(`${file}.map`, JSON.stringify(MAP));
  expect(said(file)).toBe(`${here(join(file, "../../src/main.ts"))}:5:2`);
});

test("a URL may name a source, and a line outside the map is the file's own line", () => {
  const [urls, short] = [temporaryFile("main.js", ""), temporaryFile("main.js", "")];
  writeFileSync(`${urls}.map`, JSON.stringify({ ...MAP, sources: ["file:///project/main.ts"] }));
  expect(said(urls)).toBe(`${here("/project/main.ts")}:5:2`);
  writeFileSync(`${short}.map`, "no map");
  expect(said(short)).toBe(`${here(short)}:3:10`);
  const empty = temporaryFile("main.js", "");
  writeFileSync(`${empty}.map`, JSON.stringify({ ...MAP, mappings: "" }));
  expect(said(empty)).toBe(`${here(empty)}:3:10`);
});

test("the same error is thrown, with another place in its stack", () => {
  const error = new Error("it is wrong");
  for (const source of ["main.ts:3:1", "nowhere", undefined]) expect(() => throwAt(source, error)).toThrow(error);
});
