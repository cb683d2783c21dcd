import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { run } from "../setup/command";
import { deployedProject, KEYS, LAB, type Project } from "./project";

// Servers that plan for their users: the commands of Atlantis, and a run task of HCP Terraform.

jest.setTimeout(300_000);

let project: Project;
let stack: string;
beforeAll(async () => {
  project = await deployedProject({}, false);
  stack = join(project.cwd, "cdktf.out/stacks/lab-sites");
});
afterAll(() => project.close());

/** Changes the environment file and synthesizes, as the Atlantis hook does. */
async function change(text: string): Promise<void> {
  writeFileSync(join(project.cwd, "environments/lab.yaml"), text);
  const { workflows: _, repos } = parse(readFileSync("examples/ci/atlantis/repos.yaml", "utf8"));
  const { cwd, env } = project;
  expect(await run("sh", ["-c", repos[0].pre_workflow_hooks[0].run], { cwd, env })).toMatchObject({ exitCode: 0 });
}

const ROUTES = LAB.replace("10.1.0.0/16", "10.2.0.0/16");
const EDITED = LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:");

/** Runs the workflow's steps in a project's folder, with the variables that Atlantis sets. */
async function atlantisPlan() {
  const { workflows } = parse(readFileSync("examples/ci/atlantis/repos.yaml", "utf8"));
  const files = { PLANFILE: join(stack, "default.tfplan"), SHOWFILE: join(stack, "default.json") };
  const outcomes = [];
  for (const step of workflows.cenvpn.plan.steps) {
    const command = step === "init" ? "terraform init -input=false" : step.run;
    outcomes.push(await run("sh", ["-c", command], { cwd: stack, env: { ...project.env, ...files } }));
  }
  const [init, planned] = outcomes;
  expect(init).toMatchObject({ exitCode: 0 });
  for (const key of Object.values(KEYS)) expect(JSON.stringify(planned)).not.toContain(key);
  expect(existsSync(files.SHOWFILE)).toBe(false);
  return { ...planned, isKept: existsSync(files.PLANFILE) };
}

test("Atlantis prints what a plan changes, and keeps it", async () => {
  await change(ROUTES);
  const { exitCode, stdout, isKept } = await atlantisPlan();
  expect({ exitCode, isKept }).toEqual({ exitCode: 0, isKept: true });
  expect(stdout).toMatch(/^1 connection loses routes/m);
});

test("a plan that the guard stops is judged, but not kept for apply", async () => {
  await change(EDITED);
  const { exitCode, stdout, isKept } = await atlantisPlan();
  expect({ exitCode, isKept }).toEqual({ exitCode: 1, isKept: false });
  expect(stdout).toMatch(/^2 tunnels edited but not sent, the plan failed · 1 error/m);
});

describe("a run task of HCP Terraform", () => {
  const HMAC_KEY = "planted-hmac-key";
  const TOKEN = "planted-run-token";
  const results: { readonly headers: IncomingMessage["headers"]; readonly body: string }[] = [];
  let forge: Server;
  let task: ChildProcess;
  let address: string;
  let plan: string;

  beforeAll(async () => {
    forge = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (request.headers.authorization !== `Bearer ${TOKEN}`) return response.writeHead(401).end();
      if (request.method === "GET") return response.writeHead(200).end(plan);
      results.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(200).end();
    });
    forge.listen(0, "127.0.0.1");
    await once(forge, "listening");
    const folder = join(project.cwd, "run-task");
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(resolve("."), join(folder, "node_modules/cenvpn"));
    copyFileSync("examples/ci/hcp/run-task.js", join(folder, "run-task.js"));
    task = spawn(process.execPath, ["run-task.js"], {
      cwd: folder,
      env: { ...process.env, HMAC_KEY, PORT: "0", GITHUB_EVENT_PATH: undefined },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(task.stdout as NodeJS.ReadableStream, "data");
    address = `http://127.0.0.1:${/\d+/.exec(String(line))?.[0]}`;
  });
  afterAll(async () => {
    task.kill();
    forge.closeAllConnections();
    forge.close();
  });

  /** Sends a request as HCP Terraform does, and returns the status of the answer. */
  async function ask(stage: string, key = HMAC_KEY): Promise<number> {
    const url = `http://127.0.0.1:${(forge.address() as AddressInfo).port}`;
    const body = JSON.stringify({
      payload_version: 1,
      stage,
      access_token: TOKEN,
      run_id: "run-1",
      workspace_name: "lab-sites",
      plan_json_api_url: `${url}/plan`,
      task_result_callback_url: `${url}/result`,
    });
    const signature = createHmac("sha512", key).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-tfc-task-signature": signature };
    return (await fetch(address, { method: "POST", headers, body })).status;
  }

  /** Waits for the result of a plan. */
  async function resultOf(text: string, code: number) {
    await change(text);
    const { env } = project;
    const planned = [
      "plan",
      "-input=false",
      "-out=x.tfplan",
      `-var-file=${join(project.cwd, "lab-sites.tfvars.json")}`,
    ];
    expect(await run("terraform", planned, { cwd: stack, env })).toMatchObject({ exitCode: code });
    plan = (await run("terraform", ["show", "-json", "x.tfplan"], { cwd: stack, env })).stdout;
    const before = results.length;
    expect(await ask("post_plan")).toBe(200);
    while (results.length === before) await new Promise((done) => setTimeout(done, 50));
    const { headers, body } = results[before] ?? { headers: {}, body: "" };
    expect(headers["content-type"]).toBe("application/vnd.api+json");
    for (const secret of [...Object.values(KEYS), TOKEN, HMAC_KEY]) expect(body).not.toContain(secret);
    const { data } = JSON.parse(body);
    return { ...data.attributes, report: data.relationships.outcomes.data[0].attributes.body };
  }

  test("answers whether a plan passes, with the report", async () => {
    const { status, message, report } = await resultOf(ROUTES, 0);
    expect({ status, message }).toEqual({
      status: "passed",
      message: expect.stringContaining("1 connection loses routes"),
    });
    expect(report).toContain("### cenvpn: 1 connection loses routes");
  });

  test("lets no plan pass that has an error", async () => {
    const { status, message } = await resultOf(EDITED, 1);
    expect(status).toBe("failed");
    expect(message).toContain("2 tunnels edited but not sent");
  });

  test("can be tested without a run, and answers nobody without the key", async () => {
    const before = results.length;
    expect(await ask("test")).toBe(200);
    expect(await ask("post_plan", "another key")).toBe(401);
    expect((await fetch(address, { method: "POST", body: "x".repeat(2 * 1024 * 1024) })).status).toBe(401);
    expect(results).toHaveLength(before);
  });
});
