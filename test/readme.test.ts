import { readdirSync, readFileSync } from "node:fs";
import { build } from "../app/build";
import { rules } from "../policy";
import { cenvpn } from "./setup/command";
import { temporaryFile, temporaryFolder } from "./setup/files";
import { blocks } from "./setup/readme";

test.each(
  [...blocks("yaml"), ...blocks("yaml", "docs/deploy.md")].map((block) => [
    block.split("\n").find((line) => line.startsWith("name:")),
    block,
  ]),
)("the environment %s builds without a finding", (_, text) => {
  const { judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(judgement).toMatchObject({ findings: [], undecided: [] });
});

test("the first line prints what the page shows", async () => {
  const [printed] = blocks("");
  expect(await cenvpn(["rehearse"])).toEqual({ exitCode: 0, stdout: printed, stderr: "" });
});

const COMMANDS = "docs/commands.md";
const shown = [...blocks("sh"), ...blocks("sh", COMMANDS)];

test.each(shown.flatMap((block) => block.match(/(?<=^npx cenvpn ).*(?<!--auto-approve)$/gm) ?? []))(
  "cenvpn %s works",
  async (line) => {
    if (line.includes("cdktf.out")) build({ files: ["environments/dev.yaml"], outdir: "cdktf.out" });
    expect(await cenvpn(line.split(" "))).toMatchObject({ exitCode: 0, stderr: "" });
  },
);

const readme = readFileSync("README.md", "utf8");
const calls = [...readFileSync(COMMANDS, "utf8").matchAll(/^\| `([a-z].*)` \| (.+) \|$/gm)].map(
  ([, call = "", summary = ""]) => ({
    call,
    name: call.split(" ")[0] ?? "",
    summary,
  }),
);

test("the commands are those of --help, in the same words", async () => {
  const help = (await cenvpn(["--help"])).stdout.replace(/^[\s\S]*^Commands:/m, "").replace(/^Examples:[\s\S]*/m, "");
  expect(calls.map(({ name }) => name)).toEqual([...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name));
  const words = help.replace(/\s+/g, " ");
  expect(calls.filter(({ summary }) => !words.includes(` ${summary} `))).toEqual([]);
});

/** These commands write files here, ask the cloud, need root, read missing files or take long. Tests of their own run them. */
const WITH_TESTS_OF_THEIR_OWN = [
  ...["init", "plan", "apply", "baseline", "keys", "peer", "quotas", "redact", "topology"],
  ...["comment", "prove", "diagnose", "rehearse"],
];

test.each(calls.filter(({ name }) => !WITH_TESTS_OF_THEIR_OWN.includes(name)))(
  "cenvpn $call works",
  async ({ call }) => {
    expect(await cenvpn(call.split(" "))).toMatchObject({ exitCode: 0, stderr: "" });
  },
);

test("rules catch what the page says", () => {
  const [, section = ""] = /^## What it catches$([\s\S]*?)^## /m.exec(readme) ?? [];
  const named = [...section.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

test("every page of the documentation is in its index", () => {
  const pages = readdirSync("docs").filter((file) => file.endsWith(".md") && file !== "README.md");
  const index = readFileSync("docs/README.md", "utf8");
  expect(pages.filter((page) => !index.includes(`(${page})`))).toEqual([]);
});

test("the scripts that it names exist", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const text = blocks("sh").join("\n") + readFileSync("CONTRIBUTING.md", "utf8");
  const named = [...text.matchAll(/npm (?:run )?(start|test\b[\w:]*|\w[\w:-]*)/g)].map(([, name]) => String(name));
  expect(named.filter((name) => name !== "ci" && !(name in scripts))).toEqual([]);
  expect(named).toContain("test:full");
});
