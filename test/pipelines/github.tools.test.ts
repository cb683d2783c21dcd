import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runWorkflow } from "./act";
import { deployedProject, KEYS, LAB, type Project } from "./project";

jest.setTimeout(600_000);

const WORKFLOW = "examples/ci/github/vpn.yaml";

let project: Project;
let base: string;
beforeAll(async () => {
  project = await deployedProject({ ".github/workflows/vpn.yaml": readFileSync(WORKFLOW, "utf8") }, false);
  base = await project.commit();
  await project.git("remote", "add", "origin", "https://github.com/team/network.git");
  await project.git("switch", "--quiet", "--create", "change");
});
afterAll(() => project.close());

async function pullRequest(from = "team/network") {
  const head = await project.commit();
  const payload = {
    number: 5,
    repository: { full_name: "team/network" },
    pull_request: {
      number: 5,
      base: { sha: base, ref: "main" },
      head: { sha: head, ref: "change", repo: { full_name: from } },
    },
  };
  return runWorkflow(project, "vpn.yaml", { name: "pull_request", payload });
}

function comment(): string {
  expect(project.forge.comments).toHaveLength(1);
  const [{ body = "" } = {}] = project.forge.comments;
  for (const key of Object.values(KEYS)) expect(body).not.toContain(key);
  return body;
}

const write = (text: string) => writeFileSync(join(project.cwd, "environments/lab.yaml"), text);

test("a change is planned, judged and reported in one comment", async () => {
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  const outcome = await pullRequest();
  expect({ exitCode: outcome.exitCode, reported: outcome.exitCode === 0 ? "" : outcome.stdout.slice(-6_000) }).toEqual({
    exitCode: 0,
    reported: "",
  });
  expect(comment()).toMatch(/^<!-- cenvpn -->\n\n### cenvpn: 1 connection loses routes/);
});

test("an edit that the guard stops replaces the comment, and fails", async () => {
  write(LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:"));
  expect((await pullRequest()).exitCode).not.toBe(0);
  expect(comment()).toMatch(/### cenvpn: 2 tunnels edited but not sent, the plan failed · 1 error/);
});

test("so does a failed plan, with its reason", async () => {
  write(LAB.replace("10.1.0.0/16", "10.3.0.0/16"));
  const state = join(project.cwd, "terraform.lab-sites.tfstate");
  const before = readFileSync(state, "utf8");
  writeFileSync(state, "no state");
  expect((await pullRequest()).exitCode).not.toBe(0);
  expect(comment()).toMatch(/### cenvpn: the plan failed · 1 error[\s\S]*\(Error refreshing state: /);
  writeFileSync(state, before);
});

test("a wrong file replaces the older report", async () => {
  write(LAB.replace("203.0.113.10", "nowhere"));
  expect((await pullRequest()).exitCode).not.toBe(0);
  expect(comment()).toContain("the change could not be judged");
});

test("an unchanged plan is reported, too", async () => {
  write(`# a comment\n${LAB}`);
  expect((await pullRequest()).exitCode).toBe(0);
  expect(comment()).toContain("### cenvpn: nothing changes");
});

test("a fork's change is judged without any right, and nothing is written", async () => {
  write(LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  const asked = project.forge.asked.length;
  const outcome = await pullRequest("somebody/network");
  expect({ exitCode: outcome.exitCode, reported: outcome.exitCode === 0 ? "" : outcome.stdout.slice(-6_000) }).toEqual({
    exitCode: 0,
    reported: "",
  });
  expect(project.forge.asked).toHaveLength(asked);
});
