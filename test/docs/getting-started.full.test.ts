import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Outcome, run } from "../setup/command";
import { temporaryFolder } from "../setup/files";
import { expectGolden } from "../setup/golden";

const { terminalPicture } = require("../../docs/picture.js") as {
  terminalPicture(command: string, output: string): string;
};

jest.setTimeout(120_000);

const PAGE = readFileSync("docs/getting-started.md", "utf8");
const FILE = "environments/dev.yaml";

/** The commands, outputs, edits and pictures of the page, in order. */
const STEPS = [...PAGE.matchAll(/^```(sh|text|diff)\n([\s\S]*?)^```$|^!\[.*\]\((.*)\)$/gm)].map(
  ([, language = "picture", text = "", picture = ""]) => ({ language, text: text || picture }),
);

/** An empty folder after `npm install`, with a git user. */
function emptyProject(): string {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "node_modules/.bin"), { recursive: true });
  symlinkSync(resolve("."), join(cwd, "node_modules/cenvpn"));
  symlinkSync(resolve("dist/cli/cenvpn.js"), join(cwd, "node_modules/.bin/cenvpn"));
  for (const name of ["cdktf", "constructs"])
    symlinkSync(resolve("node_modules", name), join(cwd, "node_modules", name));
  return cwd;
}

const NAME = {
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
};

test("the page works unchanged in an empty folder, and prints what it shows", async () => {
  const cwd = emptyProject();
  let command = "";
  let outcome: Outcome = { exitCode: 0, stdout: "", stderr: "" };
  for (const { language, text } of STEPS) {
    if (language === "sh") {
      for (command of text
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("npm install")))
        outcome = await run("sh", ["-c", command.replace("npx cenvpn", "node_modules/.bin/cenvpn")], {
          cwd,
          env: { ...NAME, FORCE_COLOR: "1" },
        });
    } else if (language === "diff") edit(join(cwd, FILE), text);
    else if (language === "text") expect(withoutColours(outcome)).toBe(text);
    else expectGolden(`../docs/${text}`, terminalPicture(command, beginning(outcome.stdout)));
  }
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
});

const withoutColours = ({ stdout, stderr }: Outcome) => stripVTControlCharacters(stdout + stderr);

/** The part of a report that shows the change, before findings and quotas. */
const beginning = (report: string) =>
  report.slice(0, report.lastIndexOf("\n\n", report.indexOf("rename-without-move")));

function edit(file: string, diff: string): void {
  const lines = (sign: string) => diff.match(new RegExp(`(?<=^\\${sign}).*\\n`, "gm"))?.join("") ?? "";
  const before = readFileSync(file, "utf8");
  expect(before).toContain(lines("-"));
  writeFileSync(file, before.replace(lines("-"), lines("+")));
}
