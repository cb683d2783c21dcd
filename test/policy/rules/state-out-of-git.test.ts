import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Judgement, judge, readStacks, rules } from "../../../policy";
import { writeFiles } from "../../setup/files";
import { workTree } from "../../setup/work-tree";
import { type Json, resources } from "../fixtures";
import { good } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const rule = rules.filter(({ id }) => id === "state-out-of-git");

const text = (json: Json) => JSON.stringify(json);
const local = (path?: string): Json => ({
  ...good,
  terraform: { backend: { local: path === undefined ? {} : { path } } },
});
const withoutPsks: Json = resources({ alicloud_vpn_customer_gateway: { edge: { ip_address: "203.0.113.9" } } });

function judged(...targets: readonly string[]): Judgement {
  return judge(readStacks(targets), { rules: rule });
}

const messages = (...targets: readonly string[]) => judged(...targets).findings.map(({ message }) => message);

/** A stack in a git work tree, since only files and folders show where the state is. */
const inTree = (json: Json, files: Readonly<Record<string, string>> = {}) => ({
  in: json,
  workTree: files,
  as: ["synth"] as const,
});
const taken = (path: string) => ({
  // the folder has another name in each run
  message: expect.stringMatching(`^git does not ignore .*/${path}, the state with the PSKs$`) as unknown as string,
});

testRule(
  "state-out-of-git",
  {
    passes: {
      "a stack without a folder": good,
      "a state that git ignores": inTree(local(), { ".gitignore": "*.tfstate\n" }),
      "a state without PSKs": inTree({ ...withoutPsks, terraform: { backend: { local: {} } } }),
      "a state in a bucket": inTree({ ...good, terraform: { backend: { oss: { bucket: "example" } } } }),
      "a state outside of the work tree": inTree(local("../example.tfstate")),
      "a backend that another file may name": inTree(good, { "backend.tf": 'terraform { backend "oss" {} }' }),
    },
    finds: {
      "a state that git does not ignore": {
        ...inTree(local("states/vpn.tfstate")),
        findings: [taken("states/vpn.tfstate")],
      },
      "the state of a stack that names no backend": { ...inTree(good), findings: [taken("terraform.tfstate")] },
    },
  },
  () => {
    test("a synthesized folder is judged by its path, relative to the stack", () => {
      const folder = workTree({
        "cdktf.out/manifest.json": text({ stacks: { vpn: { synthesizedStackPath: "stacks/vpn/cdk.tf.json" } } }),
        "cdktf.out/stacks/vpn/cdk.tf.json": text(local("../../../terraform.vpn.tfstate")),
      });
      const expected = [`git does not ignore ${join(folder, "terraform.vpn.tfstate")}, the state with the PSKs`];
      expect(messages(join(folder, "cdktf.out"))).toEqual(expected);
      // also the stack's plan
      writeFiles({ "plans/vpn.plan.json": text(planOf(good)) }, folder);
      const stacks = readStacks(join(folder, "plans/vpn.plan.json"), { synth: join(folder, "cdktf.out") });
      expect(judge(stacks, { rules: rule }).findings.map(({ message }) => message)).toEqual(expected);
    });

    test("a plan beside a note of terraform init is judged by the note", () => {
      const files = { "vpn.plan.json": text(planOf(good)), ".terraform/providers/lock": "" };
      expect(messages(join(workTree(files), "vpn.plan.json"))).toHaveLength(1);
      const noted = { backend: { type: "oss", config: { bucket: "example-state", encrypt: true } } };
      const inBucket = { ...files, ".terraform/terraform.tfstate": text(noted) };
      expect(messages(join(workTree(inBucket), "vpn.plan.json"))).toEqual([]);
    });

    test("nothing is known of a plan that lies elsewhere", () => {
      expect(messages(join(workTree({ "vpn.plan.json": text(planOf(good)) }), "vpn.plan.json"))).toEqual([]);
    });

    test("a given state is judged by its place", () => {
      const folder = workTree({ "vpn.tfstate": text(stateOf(good)) });
      expect(messages(join(folder, "vpn.tfstate"))).toHaveLength(1);
    });

    test("a committed state is found although git ignores it", () => {
      const folder = workTree({
        ".gitignore": "*.tfstate\n",
        "main.tf.json": text(local()),
        "terraform.tfstate": "{}",
      });
      expect(spawnSync("git", ["add", "--force", "terraform.tfstate"], { cwd: folder }).status).toBe(0);
      expect(messages(folder)).toHaveLength(1);
    });

    test("only what git cannot answer is left open", () => {
      const folder = workTree({
        "cdktf.out/manifest.json": text({ stacks: { one: {}, other: {} } }),
        "cdktf.out/stacks/one/cdk.tf.json": text(local("../../../linked/one.tfstate")),
        "cdktf.out/stacks/other/cdk.tf.json": text(local("../../../other.tfstate")),
      });
      mkdirSync(join(folder, "states"));
      symlinkSync("states", join(folder, "linked"));
      const { findings, undecided } = judged(join(folder, "cdktf.out"));
      expect(findings.map(({ stack }) => stack)).toEqual(["other"]);
      expect(undecided.map(({ stack, message }) => [stack, message])).toEqual([
        ["one", `git does not answer whether it ignores ${join(folder, "linked/one.tfstate")}`],
      ]);
    });
  },
);
