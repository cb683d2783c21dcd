import { appendFileSync, existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Rehearsal, startRehearsal } from "../../../rehearsal";
import { FORMATS } from "../../../report/format";
import { cenvpn, type Outcome, run } from "../../setup/command";
import { writeFiles } from "../../setup/files";

const LAB = `name: lab
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  plant:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const KEYS = { "plant/main/1": "planted-Zq8Wm3Rt", "plant/main/2": "planted-Hv5Xn7Yc" };

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

/** A project in which the user's own Terraform calls the simulated cloud. */
function project(environment: string) {
  const cwd = writeFiles({
    "environments/lab.yaml": environment,
    "lab-sites.tfvars.json": JSON.stringify({ psks: KEYS }),
  });
  const env = { TF_REATTACH_PROVIDERS: rehearsal.reattach };
  const stack = (name: string) => join(cwd, "cdktf.out", "stacks", name);
  const called = async (...args: string[]): Promise<Outcome> => {
    const outcome = await cenvpn(args, { cwd, env });
    for (const key of Object.values(KEYS)) expect(outcome.stdout + outcome.stderr).not.toContain(key);
    return outcome;
  };
  return {
    plan: (...options: string[]) => called("plan", "lab", ...options),
    apply: () => called("apply", "lab"),
    write: (text: string) => writeFileSync(join(cwd, "environments/lab.yaml"), text),
    planFile: join(stack("lab-sites"), "cenvpn.tfplan"),
    configuration: join(stack("lab-sites"), "cdk.tf.json"),
    terraform: (...args: string[]) => run("terraform", args, { cwd: stack("lab-sites"), env }),
  };
}

test("the judged plan is applied, and then there is nothing to apply", async () => {
  const { plan, apply, planFile } = project(LAB);
  expect(await plan()).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^1 site added[\s\S]*\+ connection main/),
    stderr: expect.stringContaining("To apply exactly this: npx cenvpn apply lab\n"),
  });
  expect(statSync(planFile).mode & 0o777).toBe(0o600);
  for (const format of FORMATS) expect(await plan("--format", format)).toMatchObject({ exitCode: 0 });
  expect(await apply()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Apply complete!") });
  expect(existsSync(planFile)).toBe(false);
  expect(await plan()).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^nothing changes/),
    stderr: expect.stringContaining("There is nothing to apply."),
  });
  expect(await apply()).toMatchObject({
    exitCode: 2,
    stderr: "cenvpn: there is no judged plan of lab-sites; make one: cenvpn plan lab\n",
  });
});

test("an edit that the guard stops is shown as not sent, without Terraform's words, and its plan is not kept", async () => {
  const { plan, apply, write } = project(LAB);
  await plan();
  await apply();
  write(LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:"));
  const { exitCode, stdout, stderr } = await plan();
  expect({ exitCode, stdout }).toEqual({
    exitCode: 1,
    stdout: expect.stringContaining("tunnels 1 and 2 (fw): ike.lifetime 28800 → 3600, not sent"),
  });
  expect(stderr).not.toContain("postcondition");
  expect(stderr).toContain("No plan is kept.");
  expect(await apply()).toMatchObject({ exitCode: 2 });
});

test("a plan that is not the one that was judged is not applied", async () => {
  const { plan, apply, planFile, configuration } = project(LAB);
  await plan();
  appendFileSync(configuration, "\n");
  expect(await apply()).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("lab-sites: the stack was synthesized again after it was planned; plan again"),
  });
  await plan();
  appendFileSync(planFile, "x");
  expect(await apply()).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("lab-sites: the plan there is not the one that was judged; plan again"),
  });
  expect(rehearsal.created()).toEqual([]);
});

test("a plan for a state that has changed is refused in plain words", async () => {
  const { plan, apply, terraform } = project(LAB);
  await plan();
  // somebody else applies first
  const variables = "-var-file=../../../lab-sites.tfvars.json";
  expect(await terraform("apply", "-input=false", "-auto-approve", variables)).toMatchObject({ exitCode: 0 });
  expect(await apply()).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(
      "cenvpn: lab-sites: its state has changed after it was planned; plan again: cenvpn plan\n",
    ),
  });
});

test("a transit router is applied before its sites are planned", async () => {
  const { plan, apply } = project(
    LAB.replace("{cen: cen-abc123, id: tr-abc123, cidrs: existing}", "{cen: {}, cidrs: [10.100.0.0/24]}"),
  );
  expect(await plan()).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(
      /lab-sites is not planned: it reads from lab-hub; apply that first\n[\s\S]*npx cenvpn apply lab, and then npx cenvpn plan lab/,
    ),
  });
  expect(await apply()).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Applying lab-hub …\n/) });
  expect(await plan()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("site plant") });
  expect(await apply()).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Applying lab-sites …\n/) });
});

test("a stack that the policy refuses is not planned", async () => {
  const { plan, apply, planFile } = project(LAB.replace(/ +routes: .*\n/, ""));
  expect(await plan()).toMatchObject({
    exitCode: 1,
    stdout: expect.stringMatching(/^lab-sites\nerror {2}/),
    stderr: expect.stringContaining("Not planned: lab-sites"),
  });
  expect(existsSync(planFile)).toBe(false);
  expect(await apply()).toMatchObject({ exitCode: 2 });
});

test("without Terraform nothing is planned", async () => {
  const cwd = writeFiles({ "environments/lab.yaml": LAB });
  expect(await cenvpn(["plan"], { cwd, env: { PATH: "/nowhere", TERRAFORM_BINARY_NAME: undefined } })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("there is no terraform on the PATH"),
  });
});
