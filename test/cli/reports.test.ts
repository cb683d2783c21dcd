import { existsSync, linkSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { good } from "../policy/good";
import { planOf } from "../policy/plan-of";
import { cenvpn } from "../setup/command";
import { writeFiles } from "../setup/files";

const PLAN = JSON.stringify(planOf(good));

const project = (files: Readonly<Record<string, string>> = {}) =>
  writeFiles({
    "dev.plan.json": PLAN,
    "environments/dev.yaml": readFileSync("environments/dev.yaml", "utf8"),
    ...files,
  });

describe("a report replaces nothing that is read", () => {
  const check = ["check", "dev.plan.json"];
  const synth = { "out/manifest.json": '{"stacks": {}}', "out/stacks/dev/cdk.tf.json": "{}" };
  const rules = {
    "cenvpn.yaml": "rules: [./house.js]\nreports: {junit: junit.xml}\n",
    "house.js": "module.exports = [];\n",
  };

  test.each<[string, readonly string[], Record<string, string>, string]>([
    ["the plan", [...check, "--report", "json=dev.plan.json"], {}, "dev.plan.json"],
    ["the plan, named otherwise", [...check, "--report", "json=./environments/../dev.plan.json"], {}, "dev.plan.json"],
    ["an environment file", ["check", "--report", "text=environments/dev.yaml"], {}, "environments/dev.yaml"],
    [
      "one that is to be rehearsed",
      ["rehearse", "--report", "text=environments/dev.yaml"],
      {},
      "environments/dev.yaml",
    ],
    [
      "one in a folder",
      ["check", "environments", "--report", "text=environments/dev.yaml"],
      {},
      "environments/dev.yaml",
    ],
    ["the configuration", check, { "cenvpn.yaml": "reports: {junit: cenvpn.yaml}\n" }, "cenvpn.yaml"],
    [
      "the waivers",
      check,
      { "cenvpn.yaml": "reports: {junit: waivers.yaml}\n", "waivers.yaml": "waivers: []\n" },
      "waivers.yaml",
    ],
    ["a rule", [...check, "--report", "json=house.js"], rules, "house.js"],
    [
      "a stack's text",
      ["check", "out", "--report", "json=out/stacks/dev/cdk.tf.json"],
      synth,
      "out/stacks/dev/cdk.tf.json",
    ],
    ["a manifest", [...check, "--synth", "out", "--report", "json=out/manifest.json"], synth, "out/manifest.json"],
  ])("not %s", async (_, args, files, kept) => {
    const cwd = project(files);
    const before = readFileSync(join(cwd, kept), "utf8");
    const { exitCode, stdout, stderr } = await cenvpn(args, { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(
      /^cenvpn: the report \w+=\S+ would replace \S+, which is read here\. Name another file for each\.\n$/,
    );
    expect(readFileSync(join(cwd, kept), "utf8")).toBe(before);
    expect(existsSync(join(cwd, "junit.xml"))).toBe(false);
  });

  test("not by a link either", async () => {
    const cwd = project();
    symlinkSync("dev.plan.json", join(cwd, "soft.json"));
    linkSync(join(cwd, "dev.plan.json"), join(cwd, "hard.json"));
    for (const link of ["soft.json", "hard.json"])
      expect(await cenvpn([...check, "--report", `json=${link}`], { cwd })).toMatchObject({ exitCode: 2 });
    expect(readFileSync(join(cwd, "dev.plan.json"), "utf8")).toBe(PLAN);
  });

  test("nor a file that would be read the next time", async () => {
    const cwd = project();
    expect(await cenvpn([...check, "--report", "json=baseline.json"], { cwd })).toMatchObject({ exitCode: 2 });
    expect(existsSync(join(cwd, "baseline.json"))).toBe(false);
  });
});

describe("two reports", () => {
  const check = ["check", "dev.plan.json", "--report", "junit=out/report"];

  test("are not written to one file, whoever names them", async () => {
    const cwd = project({ "cenvpn.yaml": "reports: {sarif: out/x/../report}\n" });
    const { exitCode, stderr } = await cenvpn(check, { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("the reports sarif=out/report and junit=out/report are one file");
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  test("go to one device, and the same one may be asked for twice", async () => {
    const cwd = project({ "cenvpn.yaml": "reports: {junit: out/report}\n" });
    const { exitCode } = await cenvpn([...check, "--report", "json=/dev/null", "--report", "text=/dev/null"], { cwd });
    expect(exitCode).not.toBe(2);
    expect(readFileSync(join(cwd, "out/report"), "utf8")).toContain("<testsuites");
  });
});
