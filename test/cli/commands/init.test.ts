import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { cenvpn, run } from "../../setup/command";
import { temporaryFolder, writeFiles } from "../../setup/files";

const ANSWERS = [
  ...["--name", "lab", "--region", "eu-central-1"],
  ...["--cen", "cen-abc123", "--transit-router", "tr-abc123"],
];
const init = (cwd: string, args: readonly string[] = ANSWERS) => cenvpn(["init", ...args], { cwd });

test("init writes a project that passes check and rehearse", async () => {
  const cwd = temporaryFolder();
  expect(await init(cwd)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(
      /^Written: environments\/lab\.yaml, cdktf\.json, \.gitignore\n[\s\S]*cenvpn check lab/,
    ),
  });
  expect(await cenvpn(["check", "lab"], { cwd })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("0 errors, 0 warnings, 0 undecided"),
  });
  expect(await cenvpn(["rehearse", "lab"], { cwd })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^lab-sites {2}6 to add/m),
  });
  await run("git", ["init", "-q"], { cwd });
  expect(await cenvpn(["keys", "lab"], { cwd })).toMatchObject({ exitCode: 0 });
});

test("init writes a name that YAML would take for something else as a text", async () => {
  const cwd = temporaryFolder();
  expect(await init(cwd, ["--name", "null", ...ANSWERS.slice(2)])).toMatchObject({ exitCode: 0 });
  expect(await cenvpn(["check", "null"], { cwd })).toMatchObject({ exitCode: 0 });
});

test("init finds the package in the folder of a workspace above", async () => {
  const top = writeFiles({ "node_modules/cenvpn/package.json": "{}", "packages/vpn/package.json": "{}" });
  const cwd = join(top, "packages/vpn");
  await init(cwd);
  const { app } = JSON.parse(readFileSync(join(cwd, "cdktf.json"), "utf8")) as { app: string };
  expect(app).toBe("node ../../node_modules/cenvpn/dist/main.js");
  expect(readFileSync(join(cwd, "environments/lab.yaml"), "utf8")).toContain("$schema=../../../node_modules/cenvpn/");
});

test("init reports everything missing or wrong, and writes nothing", async () => {
  const cwd = temporaryFolder();
  const { exitCode, stderr } = await init(cwd, ["--name", "my lab", "--region", "eu-central-1", "--cen", "tr-abc123"]);
  expect(exitCode).toBe(2);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^cenvpn: --name my lab: /),
    expect.stringMatching(/^cenvpn: --cen tr-abc123: /),
    "cenvpn: --transit-router is missing: Transit router, tr-…",
  ]);
  expect(readdirSync(cwd)).toEqual([]);
});

test("init refuses a region where the environment would be refused, and doubts an unknown one", async () => {
  const cwd = temporaryFolder();
  const inRegion = (region: string) =>
    init(
      cwd,
      ANSWERS.map((one) => (one === "eu-central-1" ? region : one)),
    );
  expect(await inRegion("ap-southeast-2")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("cenvpn: --region ap-southeast-2: ap-southeast-2 is closed. Allowed: "),
  });
  expect(await inRegion("Hangzhou")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("Fix: write cn-hangzhou."),
  });
  expect(readdirSync(cwd)).toEqual([]);
  expect(await inRegion("cn-hangzou")).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("Written: environments/lab.yaml"),
    stderr: expect.stringContaining("cenvpn: --region: "),
  });
});

test("init changes no existing file", async () => {
  const files = { "cdktf.json": "{}", ".gitignore": "dist\n" };
  const cwd = writeFiles(files);
  const { stdout } = await init(cwd);
  expect(stdout).toContain("Left as they are: cdktf.json, .gitignore\nAdd *.tfvars.json to .gitignore");
  for (const [file, text] of Object.entries(files)) expect(readFileSync(join(cwd, file), "utf8")).toBe(text);
  const before = readFileSync(join(cwd, "environments/lab.yaml"), "utf8");
  expect(await init(cwd)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("lab.yaml exists already") });
  expect(readFileSync(join(cwd, "environments/lab.yaml"), "utf8")).toBe(before);
});

test("init does not write through a link that leads out of the folder", async () => {
  const cwd = temporaryFolder();
  const elsewhere = join(temporaryFolder(), "elsewhere");
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(cwd, "environments"));
  expect(await init(cwd)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("is a link") });
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(existsSync(join(cwd, "cdktf.json"))).toBe(false);
});

test("init asks on a terminal", async () => {
  const cwd = temporaryFolder();
  const command = `${process.execPath} ${resolve("dist/cli/cenvpn.js")} init --name lab --region eu-central-1`;
  const answers = "(echo cen-abc123; echo tr-abc123; sleep 3)";
  await run("sh", ["-c", `${answers} | script -qec "${command}" /dev/null`], { cwd });
  expect(readFileSync(join(cwd, "environments/lab.yaml"), "utf8")).toContain("{cen: cen-abc123, id: tr-abc123,");
});
