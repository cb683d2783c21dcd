import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020";
import { good } from "../policy/good";
import { planOf } from "../policy/plan-of";
import { cenvpn } from "../setup/command";
import { writeFiles } from "../setup/files";

// The command reports every problem that keeps files from being judged, not only the first.

const DEV = readFileSync("environments/dev.yaml", "utf8");
const PLANS = {
  "a.plan.json": JSON.stringify(planOf(good)),
  "newer.plan.json": '{"format_version": "2.0", "resource_changes": []}',
  "broken.plan.json": "{",
};
const UNREADABLE = ["a.plan.json", "newer.plan.json", "broken.plan.json"];

const checkJson = async (args: readonly string[], cwd: string) => {
  const { exitCode, stdout, stderr } = await cenvpn(["check", ...args, "--format", "json"], { cwd });
  expect(stderr).toBe("");
  const validate = new Ajv({ strictTypes: false }).compile(
    JSON.parse(readFileSync("report/judgement.schema.json", "utf8")),
  );
  validate(JSON.parse(stdout));
  expect(validate.errors).toBeNull();
  return { exitCode, files: JSON.parse(stdout).problems.map(({ file }: { file: string }) => file) };
};

test("all unreadable plans are reported, one line each, or as JSON on request", async () => {
  const cwd = writeFiles(PLANS);
  const { exitCode, stdout, stderr } = await cenvpn(["check", ...UNREADABLE], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr).toMatch(
    /^cenvpn: newer\.plan\.json is a plan of format 2\.0.*\ncenvpn: broken\.plan\.json is not JSON.*\n$/,
  );
  expect(await checkJson(UNREADABLE, cwd)).toEqual({ exitCode: 3, files: UNREADABLE.slice(1) });
});

test.each(["check", "baseline"])(
  "%s shows what is wrong with settings, environments, folders and plans",
  async (command) => {
    const cwd = writeFiles({
      ...PLANS,
      "dev.yaml": DEV.replace("tunnels:\n", "tunnles:\n"),
      "folder/README": "",
      "cenvpn.yaml": "levels: {inside-cdr: error}\nwaivers: none.yaml\nrules: [./none.js]\n",
    });
    const { exitCode, stderr } = await cenvpn([command, ...UNREADABLE, "none.json", "folder", "dev.yaml"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr.match(/^\S+/gm)?.toSorted()).toEqual([
      "broken.plan.json",
      "cenvpn.yaml:1:10",
      "cenvpn.yaml:2:1",
      "cenvpn.yaml:3:9",
      "dev.yaml:14:9",
      "folder",
      "newer.plan.json",
      "none.json",
    ]);
  },
);

test.each([["check"], ["rehearse"]])(
  "%s without files reports problems of environments and of settings together",
  async (command) => {
    const cwd = writeFiles({ "environments/dev.yaml": "name: [", "cenvpn.yaml": "failOn: never\n" });
    const { exitCode, stderr } = await cenvpn([command], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr.match(/^\S+/gm)).toEqual(["cenvpn.yaml:1:9", expect.stringMatching(/^environments\/dev\.yaml:1:/)]);
  },
);

test("a missing plan is reported as missing, even if its stack is named", async () => {
  const cwd = writeFiles(PLANS);
  expect(await cenvpn(["check", "--stack", "dev", "none.json"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: "none.json\n  there is no such file.\n",
  });
});

test("a folder inside the folder of environments is no environment, whatever its name", async () => {
  const cwd = writeFiles({ "environments/dev.yaml": DEV, "environments/old.yaml/dev.yaml": "broken: [" });
  expect(await cenvpn(["check"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
});
