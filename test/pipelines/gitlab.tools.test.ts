import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, run } from "../setup/command";
import { deployedProject, KEYS, LAB, type Project } from "./project";
import { GITLAB_CI_LOCAL } from "./tools";

jest.setTimeout(600_000);

/** The component, as a project includes it. */
const PIPELINE = `stages: [test, deploy]
include:
  - local: templates/vpn.yml
    inputs: {image: "registry.example.com/node-22-terraform", stacks: [lab-sites, other-sites]}
`;

let project: Project;
let base: string;
beforeAll(async () => {
  const component = readFileSync("templates/vpn.yml", "utf8");
  project = await deployedProject({ ".gitlab-ci.yml": PIPELINE, "templates/vpn.yml": component }, true);
  base = await project.commit();
  await project.git("switch", "--quiet", "--create", "change");
  await project.git("remote", "add", "origin", "https://gitlab.example.com/team/network.git");
});
afterAll(() => project.close());

/** Runs the unchanged jobs of a merge request: one job for each stack, then the job that reports. */
async function mergeRequest(): Promise<Outcome> {
  await project.commit();
  const { cwd, env, url } = project;
  const variables = {
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_IID: "5",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_API_V4_URL: url,
    CI_PROJECT_ID: "3",
    GITLAB_TOKEN: "planted-token",
    TF_REATTACH_PROVIDERS: env.TF_REATTACH_PROVIDERS ?? "",
  };
  const [node, program] = GITLAB_CI_LOCAL;
  const given = Object.entries(variables).flatMap(([key, value]) => ["--variable", `${key}=${value}`]);
  const args = [program, "--force-shell-executor", ...given];
  const outcome = await run(node, args, { cwd, env: { ...env } });
  for (const key of Object.values(KEYS)) expect(outcome.stdout + outcome.stderr).not.toContain(key);
  return outcome;
}

const comment = () => {
  expect(project.forge.comments).toHaveLength(1);
  return project.forge.comments[0]?.body ?? "";
};
const write = (text: string) => writeFileSync(join(project.cwd, "environments/lab.yaml"), text);

test("a change is planned, judged and reported in one comment", async () => {
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  const { exitCode, stdout, stderr } = await mergeRequest();
  expect({ exitCode, reported: exitCode === 0 ? "" : stdout + stderr }).toEqual({ exitCode: 0, reported: "" });
  expect(comment()).toMatch(/^<!-- cenvpn -->\n\n### cenvpn: 1 connection loses routes/);
});

test("an edit that the guard stops replaces the comment, and fails", async () => {
  write(LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:"));
  expect((await mergeRequest()).exitCode).not.toBe(0);
  expect(comment()).toMatch(/### cenvpn: 2 tunnels edited but not sent, the plan failed · 1 error/);
});

test("a wrong file replaces the older report", async () => {
  write(LAB.replace("203.0.113.10", "nowhere"));
  expect((await mergeRequest()).exitCode).not.toBe(0);
  expect(comment()).toContain("the change could not be judged");
});
