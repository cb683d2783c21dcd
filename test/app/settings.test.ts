import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "../../app/settings";
import { explanations, type Judgement } from "../../policy";
import { app, cenvpn } from "../setup/command";
import { writeFiles } from "../setup/files";

// A project with a cenvpn.yaml, as users run it.

const DEV = readFileSync("environments/dev.yaml", "utf8");
const WEAK = DEV.replace("crypto: strong", "crypto: compatible");
/** An error that can be waived. */
const IDLE = DEV.replace(/ +routes: .*\n/, "");

const RULE = `const { rule } = require("cenvpn/policy");
module.exports = rule({
  id: "house-region",
  level: "error",
  title: "A tunnel uses the house's ASN",
  why: "Routers of the house know the cloud by it.",
  source: { title: "network handbook" },
  fix: "bgp: {localAsn: 65500}",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const asn = tunnel.bgp.localAsn.known();
    return asn === 65500 ? undefined : { what: \`\${asn} is not the house's ASN\`, allowed: "65500", at: tunnel.bgp.localAsn };
  },
  bad: "localAsn: 64512",
  good: "localAsn: 65500",
});
`;

const project = (files: Readonly<Record<string, string>>) => writeFiles({ "environments/dev.yaml": DEV, ...files });

const waivers = (expires: string, rule = "forwards-nothing") => `waivers:
  - rule: ${rule}
    where: dev-sites/sites/chengdu/**
    reason: The router at Chengdu comes in spring.
    owner: network-team
    expires: ${expires}
    ticket: NET-4711
`;
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

test("levels, strictness and reports come from cenvpn.yaml, and the command line overrides them", async () => {
  const cwd = project({
    "environments/dev.yaml": WEAK,
    "cenvpn.yaml": "levels: {weak-crypto: error}\nreports: {junit: out/junit.xml}\n",
    "other/cenvpn.yaml": "failOn: warning\n",
  });
  expect((await cenvpn(["check"], { cwd })).exitCode).toBe(1);
  expect(readFileSync(join(cwd, "out", "junit.xml"), "utf8")).toContain("<failure");
  const lenient = await cenvpn(["check", "--config", "other/cenvpn.yaml", "--fail-on", "error"], { cwd });
  expect(lenient.exitCode).toBe(0);
  // the app reads cenvpn.yaml, too
  expect(await app({ cwd })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("error  weak-crypto") });
});

test("a waiver lets a stack be deployed until it ends, and is reported in every run", async () => {
  const cwd = project({ "environments/dev.yaml": IDLE, "waivers.yaml": waivers(inDays(90)) });
  const fine = await app({ cwd });
  expect(fine).toMatchObject({ exitCode: 0 });
  expect(fine.stdout + fine.stderr).toMatch(/waived error {2}forwards-nothing[\s\S]*by network-team \(NET-4711\): The/);
  writeFileSync(join(cwd, "waivers.yaml"), waivers(inDays(-1)));
  const late = await app({ cwd });
  expect(late).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("waivers.yaml:2:5") });
  expect(late.stderr).toContain("error  waiver-expired");
});

test("problems of all files are reported at once, with line and likely word", async () => {
  const cwd = project({
    "cenvpn.yaml": `levels: {weak-cripto: off, inside-cidr: off}
rules: [./nowhere.js]
reports: {sarfi: x}
failOn: sometimes
baseline: nowhere.json
`,
    "waivers.yaml": waivers("2027-13-01", "forward-nothing"),
    "quotas.json": '{"version": 1,',
  });
  await expect(readSettings(join(cwd, "missing.yaml"))).rejects.toThrow("there is no such file");
  const { exitCode, stdout, stderr } = await cenvpn(["check"], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  for (const reported of [
    /cenvpn\.yaml:1:10 {2}levels\.weak-cripto\n.*\n.*did you mean weak-crypto/,
    /levels\.inside-cidr\n.*cannot be off/,
    /cenvpn\.yaml:2:9 {2}rules\[0\]\n {2}\.\/nowhere\.js cannot be loaded/,
    /reports\.sarfi\n.*\n.*did you mean sarif/,
    /waivers\.yaml:2:5 {2}waivers\[0\]\.rule\n.*\n.*did you mean forwards-nothing/,
    /waivers\.yaml:6:14 {2}waivers\[0\]\.expires\n {2}2027-13-01 is not a date/,
    /cenvpn\.yaml:4:9 {2}failOn\n {2}“sometimes” is not allowed/,
    /cenvpn\.yaml:5:1 {2}baseline\n {2}there is no file nowhere\.json/,
    /quotas\.json:1:\d+\n {2}this is not JSON/,
  ])
    expect(stderr).toMatch(reported);
  expect(stderr).not.toMatch(/^ +at |node_modules/m);
});

test("if not all rules are known, a rule that may be among the others is not called unknown", async () => {
  const cwd = project({
    "cenvpn.yaml": "levels: {house-region: off, __proto__: off}\nrules: {./rules/asn.js}\n",
    "waivers.yaml": waivers("2027-03-01", "house-of-networks"),
  });
  const { stderr } = await cenvpn(["check"], { cwd });
  expect(stderr).toMatch(/cenvpn\.yaml:2:8 {2}rules\n/);
  expect(stderr).not.toMatch(/house-/);
});

describe("a rule of somebody else", () => {
  const cwd = project({
    "rules/asn.js": RULE,
    "rules/broken.js": RULE.replace("house-region", "broken").replace("const asn", 'throw new Error("oh"); const asn'),
    "rules/module.mjs": RULE.replace(
      'const { rule } = require("cenvpn/policy")',
      'import { rule } from "cenvpn/policy"',
    )
      .replace("module.exports =", "await null;\nexport default")
      .replace("house-region", "of-a-module"),
    "rules/undefined.mjs": "export const rule = 1;",
    "rules/none.js": "module.exports = { id: 'half-a-rule', check() {} };",
    "node_modules/cenvpn/package.json": JSON.stringify({ exports: { "./policy": "./policy.js" } }),
    "node_modules/cenvpn/policy.js": `module.exports = require(${JSON.stringify(join(process.cwd(), "dist/policy"))});`,
  });
  const checkWith = (...rules: string[]) => {
    writeFileSync(join(cwd, "cenvpn.yaml"), `rules: ${JSON.stringify(rules)}\nlevels: {house-region: warning}\n`);
    return cenvpn(["check"], { cwd });
  };

  test("runs like our rules", async () => {
    expect((await checkWith("./rules/asn.js")).stdout).toMatch(
      /warning {2}house-region .*dev\.yaml:6:73\n {2}64512 is not/,
    );
  });

  test("that throws is a finding, and the others go on", async () => {
    const { exitCode, stdout } = await checkWith("./rules/asn.js", "./rules/broken.js");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/error {2}broken .*\n {2}the rule broken itself failed \(oh\)/);
    expect(stdout).toMatch(
      /to the author of the rule[\s\S]*warning {2}house-region|warning {2}house-region[\s\S]*to the author of/,
    );
  });

  test("may be an ES module", async () => {
    expect((await checkWith("./rules/asn.js", "./rules/module.mjs")).stdout).toMatch(
      /error {2}of-a-module .*\n {2}64512/,
    );
  });

  test("is listed and explained with the file that it comes from", async () => {
    await checkWith("./rules/asn.js");
    const known = async (...args: string[]) => (await cenvpn(args, { cwd })).stdout;
    const inFull = {
      id: "house-region",
      level: "error",
      from: "./rules/asn.js",
      source: expect.anything(),
    };
    expect(await known("rules")).toMatch(
      /^house-region +error +A tunnel uses the house's ASN \(\.\/rules\/asn\.js\)$/m,
    );
    expect(await known("rules", "--format", "md")).toMatch(
      /^## house-region\n\nerror · .* · from `\.\/rules\/asn\.js`$/m,
    );
    const listed = JSON.parse(await known("rules", "--format", "json")) as unknown[];
    expect(listed).toHaveLength(explanations().length + 1);
    expect(listed.at(-1)).toMatchObject(inFull);
    expect(await known("explain", "house-region")).toMatch(/^From +\.\/rules\/asn\.js$/m);
    expect(await known("explain", "house-region", "--format", "md")).toMatch(/^## house-region\n[\s\S]*- Why: /);
    expect(JSON.parse(await known("explain", "house-region", "--format", "json"))).toMatchObject(inFull);
  });

  test("that cannot be loaded does not stop explain from explaining our rules", async () => {
    await checkWith("./rules/nowhere.js");
    expect((await cenvpn(["explain", "inside-cidr"], { cwd })).exitCode).toBe(0);
    expect(await cenvpn(["rules"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^cenvpn\.yaml:1:9 .*\n {2}\.\/rules\/nowhere\.js cannot be loaded/),
    });
  });

  test("that is not a rule is reported as a mistake in cenvpn.yaml", async () => {
    const { exitCode, stderr } = await checkWith(
      "./rules/asn.js",
      "./rules/none.js",
      "./rules/undefined.mjs",
      "./rules/../rules/asn.js",
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/the rule half-a-rule has no title, why, /);
    expect(stderr).toMatch(/undefined\.mjs: it exports something that is not a rule[^\n]*a default export/);
    expect(stderr).toMatch(/another rule has the id house-region/);
  });
});

test("a baseline excuses old findings, but neither new ones nor what the cloud refuses", async () => {
  const cwd = project({ "environments/dev.yaml": IDLE });
  expect(await cenvpn(["baseline"], { cwd })).toMatchObject({ exitCode: 0, stdout: "baseline.json: 1 findings\n" });
  expect((await cenvpn(["check"], { cwd })).stdout).toContain("0 errors, 0 warnings, 0 undecided, 1 waived in 1 stack");
  writeFileSync(join(cwd, "environments", "dev.yaml"), IDLE.replace("crypto: strong", "crypto: compatible"));
  expect((await cenvpn(["check", "--fail-on", "warning"], { cwd })).exitCode).toBe(1);
  writeFileSync(join(cwd, "environments", "dev.yaml"), DEV);
  const fixed = await cenvpn(["check"], { cwd });
  expect(fixed).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/warning {2}baseline-stale {2}baseline\.json:4:5/),
  });
});

test("cenvpn baseline makes the file that cenvpn.yaml names", async () => {
  const cwd = project({ "environments/dev.yaml": IDLE, "cenvpn.yaml": "baseline: policy/known.json\n" });
  const made = await cenvpn(["baseline"], { cwd });
  expect(made).toMatchObject({ exitCode: 0, stdout: "policy/known.json: 1 findings\n" });
  expect((await cenvpn(["check"], { cwd })).stdout).toContain("0 errors, 0 warnings, 0 undecided, 1 waived in 1 stack");
});

test.each(["waivers", "baseline", "inventory", "quotas"])(
  "missing %s are reported where cenvpn.yaml names them",
  async (key) => {
    const cwd = project({ "policy/cenvpn.yaml": `failOn: error\n${key}: nowhere.yaml\n` });
    const file = join(cwd, "policy", "cenvpn.yaml");
    await expect(readSettings(file)).rejects.toThrow(
      `${file}:2:1  ${key}\n  there is no file ${join(cwd, "policy", "nowhere.yaml")}.`,
    );
  },
);

test("a configuration with another ending, or behind a broken link, is reported", async () => {
  const cwd = project({ "cenvpn.yml": "failOn: warning\n", "waivers.yml": "waivers: []\n" });
  const { exitCode, stderr } = await cenvpn(["check"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^cenvpn\.yml\n {2}cenvpn does not read a file of this name\. .*\n {2}Fix: rename it to cenvpn\.yaml/m,
  );
  expect(stderr).toMatch(/^waivers\.yml\n.*\n {2}Fix: rename it to waivers\.yaml/m);
  const linked = project({});
  symlinkSync("nowhere.yaml", join(linked, "cenvpn.yaml"));
  expect(await cenvpn(["check"], { cwd: linked })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^cenvpn\.yaml\n {2}this is a broken link/),
  });
});

test("a plan or state belongs to the stack of --stack, else to the stack in cenvpn.yaml for it or its folder", async () => {
  const state = JSON.stringify({ version: 4, terraform_version: "1.11.4", resources: [] });
  const cwd = project({
    "infra/prod/plan.tfstate": state,
    "infra/hub.tfstate": state,
    "infra/other.tfstate": state,
    "cenvpn.yaml": "stacks: {prod: infra/prod, network: infra/hub.tfstate}\n",
  });
  const files = ["infra/prod/plan.tfstate", "infra/hub.tfstate", "infra/other.tfstate"];
  const names = async (...args: string[]) => {
    const { stdout } = await cenvpn(["check", "--format", "json", ...args], { cwd });
    return (JSON.parse(stdout) as Judgement).stacks.map(({ name }) => name);
  };
  expect(await names(...files)).toEqual(["prod", "network", "other"]);
  expect(await names("infra/hub.tfstate", "--stack", "mine")).toEqual(["mine"]);
  expect(await cenvpn(["check", "infra/hub.tfstate", "--stack", "a/b"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("“a/b” is not the name of a stack"),
  });
  expect(await cenvpn(["check", "environments/dev.yaml", "--stack", "mine"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("--stack names the stack of a plan or state, and no plan or state is given"),
  });
});

test("a path in stacks that does not exist, but resembles the given plan, is refused", async () => {
  const state = JSON.stringify({ version: 4, terraform_version: "1.11.4", resources: [] });
  const cwd = project({
    "plan.tfstate": state,
    "infra/prod/x.tfstate": state,
    "cenvpn.yaml": "stacks: {acme: plann.tfstate, prod: infra/prd, later: made/in/a/pipeline.json}\n",
  });
  const refused = async (file: string) => {
    const { exitCode, stderr } = await cenvpn(["check", file], { cwd });
    expect(exitCode).toBe(2);
    return stderr;
  };
  expect(await refused("plan.tfstate")).toMatch(
    /cenvpn\.yaml:1:10 {2}stacks\.acme\n {2}there is no file or folder plann\.tfstate.*\n.*did you mean plan\.tfstate\?/,
  );
  expect(await refused("infra/prod/x.tfstate")).toContain("did you mean infra/prod?");
  expect((await cenvpn(["check"], { cwd })).exitCode).toBe(0);
});

test.each([
  [
    "merge keys",
    "levels: &base {weak-crypto: off}\noptions: {<<: *base}\n",
    /^cenvpn\.yaml:2:11\n {2}merge keys \(<<\) are not supported/,
  ],
  ["sets", "levels: !!set {weak-crypto}\n", /^cenvpn\.yaml:1:9\n.*such a tag has no meaning here/],
])("%s of YAML are refused, and not taken for something else", async (_, text, message) => {
  const { exitCode, stderr } = await cenvpn(["check"], { cwd: project({ "cenvpn.yaml": text }) });
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(message) });
});
