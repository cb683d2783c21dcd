import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
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

test("a plan's change stands above the findings, on the terminal and in a comment", async () => {
  const cwd = project();
  const { exitCode, stdout } = await cenvpn(["check", "dev.plan.json", "--report", "markdown=comment.md"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(/^\d+ sites? added/);
  expect(readFileSync(join(cwd, "comment.md"), "utf8")).toMatch(/\n### cenvpn: \d+ sites? added/);
  const environment = await cenvpn(["check", "dev"], { cwd });
  expect(environment.stdout).not.toContain("added");
});

describe("a report replaces no input", () => {
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

  test("not through a link, either", async () => {
    const cwd = project();
    symlinkSync("dev.plan.json", join(cwd, "soft.json"));
    linkSync(join(cwd, "dev.plan.json"), join(cwd, "hard.json"));
    for (const link of ["soft.json", "hard.json"])
      expect(await cenvpn([...check, "--report", `json=${link}`], { cwd })).toMatchObject({ exitCode: 2 });
    expect(readFileSync(join(cwd, "dev.plan.json"), "utf8")).toBe(PLAN);
  });

  test("nor a file that the next run would read", async () => {
    const cwd = project();
    expect(await cenvpn([...check, "--report", "json=baseline.json"], { cwd })).toMatchObject({ exitCode: 2 });
    expect(existsSync(join(cwd, "baseline.json"))).toBe(false);
  });
});

describe("two reports", () => {
  const check = ["check", "dev.plan.json", "--report", "junit=out/report"];

  test("cannot go to one file, whoever names them", async () => {
    const cwd = project({ "cenvpn.yaml": "reports: {sarif: out/x/../report}\n" });
    const { exitCode, stderr } = await cenvpn(check, { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("the reports sarif=out/report and junit=out/report are one file");
    expect(existsSync(join(cwd, "out"))).toBe(false);
  });

  test("can go to one device, and the same report may be named twice", async () => {
    const cwd = project({ "cenvpn.yaml": "reports: {junit: out/report}\n" });
    const { exitCode } = await cenvpn([...check, "--report", "json=/dev/null", "--report", "text=/dev/null"], { cwd });
    expect(exitCode).not.toBe(2);
    expect(readFileSync(join(cwd, "out/report"), "utf8")).toContain("<testsuites");
  });
});

describe("a report stays where a pull request may write", () => {
  const check = ["check", "dev.plan.json"];

  test.each([
    ["../report.xml", "the checkout"],
    ["out/../../report.xml", "the checkout"],
    [".git/hooks/pre-commit", "what git keeps"],
    ["out/.GIT/config", "what git keeps"],
  ])("cenvpn.yaml cannot make us write to %s, outside %s", async (path) => {
    const cwd = project({
      "repo/dev.plan.json": PLAN,
      "repo/cenvpn.yaml": `reports: {junit: ${path}}\n`,
      "repo/.git/HEAD": "",
    });
    const { exitCode, stderr } = await cenvpn(check, { cwd: join(cwd, "repo") });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `cenvpn.yaml:1:11  reports.junit\n  ${path} is outside the checkout. Allowed: a path in the checkout; --report accepts others.\n`,
    });
    expect(readdirSync(cwd)).not.toContain("report.xml");
    expect(readdirSync(join(cwd, "repo", ".git"))).toEqual(["HEAD"]);
  });

  test("within the work tree, cenvpn.yaml may name a parent folder", async () => {
    const cwd = project({
      ".git/HEAD": "",
      "vpn/cenvpn.yaml": "reports: {junit: ../out/junit.xml}\n",
      "vpn/dev.plan.json": PLAN,
    });
    expect((await cenvpn(check, { cwd: join(cwd, "vpn") })).stderr).toBe("");
    expect(existsSync(join(cwd, "out/junit.xml"))).toBe(true);
  });

  test.each(["report.xml", "out/report.xml", "new/report.xml"])(
    "a link in the checkout is not followed: %s",
    async (file) => {
      const cwd = project();
      const elsewhere = writeFiles({ "report.xml": "precious" });
      mkdirSync(join(cwd, "in"));
      symlinkSync(elsewhere, join(cwd, "out"));
      symlinkSync(join(elsewhere, "report.xml"), join(cwd, "report.xml"));
      symlinkSync(join(elsewhere, "gone"), join(cwd, "new"));
      const { exitCode, stdout, stderr } = await cenvpn([...check, "--report", `junit=${file}`], { cwd });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toBe(
        `cenvpn: ${file} cannot be written: ${file.replace(/\/.*/, "")} is a symbolic link, which may point anywhere\n`,
      );
      expect(readFileSync(join(elsewhere, "report.xml"), "utf8")).toBe("precious");
      expect(readdirSync(elsewhere)).toEqual(["report.xml"]);
    },
  );

  test("nor is a link that would move a baseline elsewhere", async () => {
    const cwd = project();
    const elsewhere = writeFiles({ "baseline.json": "{}" });
    writeFileSync(join(cwd, "cenvpn.yaml"), "levels: {asn-private: warning}\n");
    symlinkSync(join(elsewhere, "gone.json"), join(cwd, "baseline.json"));
    expect((await cenvpn(["baseline", "dev.plan.json"], { cwd })).exitCode).toBe(2);
    expect(readdirSync(elsewhere)).toEqual(["baseline.json"]);
  });

  test("the command line may name any other place, and links outside the checkout belong to the machine", async () => {
    const [cwd, elsewhere] = [project(), writeFiles({ "real/x": "" })];
    symlinkSync("real", join(elsewhere, "link"));
    const files = [join(elsewhere, "link", "report.xml"), "../../../../../../dev/null"];
    const reports = files.flatMap((file) => ["--report", `junit=${file}`]);
    const { exitCode, stderr } = await cenvpn([...check, ...reports], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(readdirSync(join(elsewhere, "real"))).toEqual(["report.xml", "x"]);
  });
});
