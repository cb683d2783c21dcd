import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deployedProject, KEYS, LAB, type Project } from "../pipelines/project";
import { run } from "../setup/command";

// Runs the pipelines' scripts unchanged, with real Terraform and the simulated cloud. `npm run pipelines` runs the pipelines
// themselves.

jest.setTimeout(300_000);

let project: Project;
let base: string;
beforeAll(async () => {
  project = await deployedProject({}, false);
  base = await project.commit();
  await run("npm", ["ci"], project);
});
afterAll(() => project.close());

const write = (text: string) => writeFileSync(join(project.cwd, "environments/lab.yaml"), text);
const file = (name: string) => join(project.cwd, name);
const read = (name: string) => readFileSync(file(name), "utf8");

/** Runs a script, and checks that its output contains no PSK. */
async function script(name: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { cwd } = project;
  const outcome = await run("bash", [resolve(name), ...args], { cwd, env: { ...project.env, ...env } });
  for (const key of Object.values(KEYS)) expect(outcome.stdout + outcome.stderr).not.toContain(key);
  return outcome;
}
const fine = { exitCode: 0 };
const pullRequest = () => script("examples/ci/shell/pull-request.sh", [], { BASE: base });

test("a pull request is planned and judged, in any CI system", async () => {
  expect(await pullRequest()).toMatchObject(fine);
  expect(read("reports/comment.md")).toContain("### cenvpn: nothing changes");
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  expect(await pullRequest()).toMatchObject(fine);
  expect(read("reports/comment.md")).toContain("### cenvpn: 1 connection loses routes");
  const shared = JSON.parse(read("plans/lab-sites.plan.json"));
  expect(JSON.stringify(shared)).not.toMatch(new RegExp(Object.values(KEYS).join("|")));
  write(LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:"));
  expect(await pullRequest()).toMatchObject({ exitCode: 1 });
  expect(read("reports/comment.md")).toContain("2 tunnels edited but not sent");
});

test("plans of jobs are judged together, and a job that ended early is reported", async () => {
  const env = { STACKS: '["lab-sites", "lost-sites"]', PLANS: "plans", SYNTH: "cdktf.out", REPORTS: "reports" };
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  expect(await pullRequest()).toMatchObject(fine);
  expect(await script("action/judge.sh", [], env)).toMatchObject({ exitCode: 1 });
  expect(read("reports/comment.md")).toMatch(/lost-sites[^\n]*its job ended before it was planned/);
  expect(await script("action/judge.sh", [], { ...env, STACKS: "" })).toMatchObject({ exitCode: 1 });
  expect(existsSync(file("reports/comment.md"))).toBe(false);
});

test("only the kept plan is applied elsewhere, after another judgement", async () => {
  const env = { PLAN_PASSPHRASE: "a passphrase" };
  const { cwd } = project;
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  expect(await run("npx", ["cenvpn", "plan"], { cwd, env: project.env })).toMatchObject(fine);
  expect(await script("examples/ci/shell/pack.sh", ["plan.enc"], env)).toMatchObject(fine);
  expect(readFileSync(file("plan.enc"), "latin1")).toMatch(/^Salted__/);
  const wrong = await script("examples/ci/shell/apply.sh", ["plan.enc"], { PLAN_PASSPHRASE: "another" });
  expect(wrong.exitCode).not.toBe(0);
  const applied = await script("examples/ci/shell/apply.sh", ["plan.enc"], env);
  expect(applied).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Apply complete!") });
  // the state has changed since the plan
  expect((await script("examples/ci/shell/apply.sh", ["plan.enc"], env)).exitCode).not.toBe(0);
  expect(await run("npx", ["cenvpn", "plan"], { cwd, env: project.env })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^nothing changes/),
  });
  expect(await script("examples/ci/shell/pack.sh", ["again.enc"], env)).toMatchObject(fine);
  expect(existsSync(file("again.enc"))).toBe(false);
});
