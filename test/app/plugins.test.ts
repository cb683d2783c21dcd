import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judgesFork } from "../../app/fork";
import { app, cenvpn } from "../setup/command";
import { temporaryFile, writeFiles } from "../setup/files";

const [OURS, THEIRS] = [
  { id: 1, full_name: "us/vpn" },
  { id: 2, full_name: "them/vpn" },
];

describe("CI judges a fork", () => {
  test.each<[string, boolean, object]>([
    [
      "of a pull request from another repository",
      true,
      { pull_request: { head: { repo: THEIRS }, base: { repo: OURS } } },
    ],
    [
      "of a pull request whose repository is gone",
      true,
      { pull_request: { head: { repo: null }, base: { repo: OURS } } },
    ],
    [
      "not of a pull request within a repository, even one that is a fork itself",
      false,
      { pull_request: { head: { repo: { ...OURS, fork: true } }, base: { repo: { ...OURS, fork: true } } } },
    ],
    [
      "of a workflow that another repository's workflow started",
      true,
      { workflow_run: { head_repository: THEIRS }, repository: OURS },
    ],
    [
      "not of a workflow that this repository's workflow started",
      false,
      { workflow_run: { head_repository: OURS }, repository: OURS },
    ],
    ["not of a push", false, { ref: "refs/heads/main", repository: OURS }],
    ["not of JSON that is no event", false, ["pull_request"]],
  ])("%s: %s", (_, expected, event) => {
    expect(judgesFork({ GITHUB_EVENT_PATH: temporaryFile("event.json", JSON.stringify(event)) })).toBe(expected);
  });

  test("not if the event cannot be read", () => {
    for (const GITHUB_EVENT_PATH of ["/dev/zero", "/nonexistent", temporaryFile("event.json", "{")])
      expect(judgesFork({ GITHUB_EVENT_PATH })).toBe(false);
  });

  test.each([
    [true, { CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "them/vpn", CI_PROJECT_PATH: "us/vpn" }],
    [false, { CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "us/vpn", CI_PROJECT_PATH: "us/vpn" }],
    [false, { CI_PROJECT_PATH: "us/vpn" }],
  ])("%s with the variables of GitLab %j", (expected, env) => {
    expect(judgesFork(env)).toBe(expected);
  });
});

describe("rules that cenvpn.yaml names are code", () => {
  const FORK = { CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "them/vpn", CI_PROJECT_PATH: "us/vpn" };
  const NOTICE =
    "Rules left out: ./house.js (CI judges a fork; --plugins runs them, or --config with a file outside the checkout)\n";
  const files = {
    "environments/dev.yaml": readFileSync("environments/dev.yaml", "utf8"),
    "cenvpn.yaml": "rules: [./house.js]\nlevels: {house-asn: warning}\n",
    "house.js": 'require("node:fs").writeFileSync("ran", ""); module.exports = [];\n',
    "waivers.yaml":
      "waivers: [{rule: house-asn, where: '**', reason: none, owner: us, expires: 2099-12-31, ticket: NET-1}]\n",
  };
  const ran = (cwd: string) => existsSync(join(cwd, "ran"));

  test("a fork's rules do not run, and every command names them", async () => {
    const cwd = writeFiles(files);
    for (const args of [["check"], ["baseline"], ["rules"], ["explain", "peer-asn"]]) {
      const { exitCode, stderr } = await cenvpn(args, { cwd, env: FORK });
      expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: args[0] === "explain" ? "" : NOTICE });
    }
    expect(await app({ cwd, env: FORK })).toMatchObject({ exitCode: 0, stderr: NOTICE });
    expect(ran(cwd)).toBe(false);
  });

  test("other rules run, except with --no-plugins", async () => {
    const cwd = writeFiles({ ...files, "cenvpn.yaml": "rules: [./house.js]\n", "waivers.yaml": "waivers: []\n" });
    const without = await cenvpn(["check", "--no-plugins"], { cwd });
    expect(without).toMatchObject({ exitCode: 0, stderr: "Rules left out: ./house.js (--no-plugins)\n" });
    expect(ran(cwd)).toBe(false);
    expect(await cenvpn(["check"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran(cwd)).toBe(true);
  });

  test("a fork's rules run with --plugins, and when --config names a file outside the fork", async () => {
    const cwd = writeFiles({
      "head/.git/HEAD": "",
      "head/environments/dev.yaml": files["environments/dev.yaml"],
      "head/cenvpn.yaml": "rules: [./house.js]\n",
      "head/house.js": files["house.js"],
      "base/cenvpn.yaml": "rules: [./house.js]\n",
      "base/house.js": files["house.js"].replace('"ran"', '"ran-base"'),
    });
    const head = join(cwd, "head");
    const inside = await cenvpn(["check", "--config", "cenvpn.yaml"], { cwd: head, env: FORK });
    expect(inside).toMatchObject({ exitCode: 0, stderr: NOTICE });
    const trusted = await cenvpn(["check", "--config", "../base/cenvpn.yaml"], { cwd: head, env: FORK });
    expect(trusted).toMatchObject({ exitCode: 0, stderr: "" });
    expect([ran(head), existsSync(join(head, "ran-base"))]).toEqual([false, true]);
    expect(await cenvpn(["check", "--plugins"], { cwd: head, env: FORK })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran(head)).toBe(true);
  });
});
