import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../setup/files";
import { runWorkflow } from "./act";
import { deployedProject, KEYS, LAB, type Project } from "./project";

// The workflows that run after a merge and each night. The state is a file in the repository, and each job works on a copy: so the
// next nightly run finds that an apply has changed the cloud, and reports drift.

jest.setTimeout(600_000);

const WORKFLOWS = ["vpn-apply.yaml", "vpn-drift.yaml"];
const issues = temporaryFolder();
const issue = join(issues, "issue");

let project: Project;
beforeAll(async () => {
  const files = WORKFLOWS.map((name) => [
    join(".github/workflows", name),
    readFileSync(join("examples/ci/github", name), "utf8"),
  ]);
  const made = await deployedProject(Object.fromEntries(files), false);
  const gh = join(issues, "gh");
  writeFileSync(gh, `#!/bin/sh\necho "$@" > ${issue}\nfor last; do :; done\ncat "$last" >> ${issue}\n`);
  chmodSync(gh, 0o755);
  project = { ...made, env: { ...made.env, PATH: `${issues}:${made.env.PATH}` } };
  await project.commit();
  await project.git("remote", "add", "origin", "https://github.com/team/network.git");
});
afterAll(() => project.close());

const repository = { full_name: "team/network", default_branch: "main" };
const night = () =>
  runWorkflow(project, "vpn-drift.yaml", { name: "schedule", payload: { schedule: "17 3 * * *", repository } });

/** The end of the output of a failed job. */
const printed = ({ exitCode, stdout }: { readonly exitCode: number; readonly stdout: string }) =>
  exitCode === 0 ? "" : stdout.slice(-6_000);

test("a night without drift opens no issue", async () => {
  expect(printed(await night())).toBe("");
  expect(existsSync(issue)).toBe(false);
});

test("a merged change is planned with the PSKs, encrypted, judged again, and applied", async () => {
  writeFileSync(join(project.cwd, "environments/lab.yaml"), LAB.replace("sites:", "tags: {team: night-shift}\nsites:"));
  const head = await project.commit();
  const outcome = await runWorkflow(project, "vpn-apply.yaml", {
    name: "push",
    payload: { ref: "refs/heads/main", after: head, repository },
    secrets: { PSKS: JSON.stringify(KEYS), PLAN_PASSPHRASE: "planted-passphrase" },
  });
  expect(printed(outcome)).toBe("");
  expect(outcome.stdout).toMatch(/Apply complete! Resources: 0 added, \d+ changed, 0 destroyed/);
  expect(outcome.stdout).not.toContain("planted-passphrase");
});

test("a night with drift opens an issue that says what differs, and no PSK", async () => {
  expect((await night()).exitCode).not.toBe(0);
  const text = readFileSync(issue, "utf8");
  expect(text).toMatch(/^issue create --title The cloud is not as it was deployed --body-file drift\.md\n/);
  expect(text).toContain("night-shift");
  for (const key of Object.values(KEYS)) expect(text).not.toContain(key);
});
