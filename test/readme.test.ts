import { readFileSync } from "node:fs";
import { build } from "../app";
import { cenvpn } from "./setup/command";
import { temporaryFile, temporaryFolder } from "./setup/files";
import { blocks } from "./setup/readme";

test.each(blocks("yaml").map((block) => [block.split("\n").find((line) => line.startsWith("name:")), block]))(
  "the environment %s builds without a finding",
  (_, text) => {
    const { judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
    expect(judgement).toMatchObject({ findings: [], undecided: [] });
  },
);

test("the first line prints what it is said to print", async () => {
  const [printed] = blocks("");
  expect((await cenvpn(["rehearse"])).stdout).toBe(printed);
});

test.each(blocks("sh").flatMap((block) => block.match(/(?<=^npx cenvpn ).*(?<!--auto-approve)$/gm) ?? []))(
  "cenvpn %s works",
  async (line) => {
    if (line.includes("cdktf.out")) build({ files: ["environments/dev.yaml"], outdir: "cdktf.out" });
    expect(await cenvpn(line.split(" "))).toMatchObject({ exitCode: 0, stderr: "" });
  },
);

test("the scripts that it names exist", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const named = blocks("sh").flatMap((block) =>
    [...block.matchAll(/npm (?:run )?(start|test\b[\w:]*|\w[\w:-]*)/g)].map(([, name]) => String(name)),
  );
  expect(named.filter((name) => name !== "ci" && !(name in scripts))).toEqual([]);
  expect(named).toContain("test:full");
});
