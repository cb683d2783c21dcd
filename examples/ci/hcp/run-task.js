// A run task for HCP Terraform and Terraform Enterprise: judges each plan that it is asked about, and answers with the report.
// Needs HMAC_KEY, as in the settings of the run task; listens on PORT, or 8080, behind whatever ends TLS. The cenvpn.yaml of the
// folder where it starts says how plans are judged: no workspace can change that.
"use strict";

const { execFile } = require("node:child_process");
const { createHmac, timingSafeEqual } = require("node:crypto");
const { mkdtemp, rm, writeFile } = require("node:fs/promises");
const { createServer } = require("node:http");
const { tmpdir } = require("node:os");
const path = require("node:path");

const { HMAC_KEY, PORT = "8080" } = process.env;
const CENVPN = path.join(path.dirname(require.resolve("cenvpn/package.json")), "dist/cli/cenvpn.js");
const LARGEST_REQUEST = 1024 * 1024;
const JSON_API = "application/vnd.api+json";

if (!HMAC_KEY) {
  process.stderr.write("HMAC_KEY is missing: who has no key is not answered, and without one nobody has\n");
  process.exit(2);
}

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (!body || !isSigned(body, request.headers["x-tfc-task-signature"])) return response.writeHead(401).end();
  // The answer proper goes to the callback; a request that waits for long is sent again.
  response.writeHead(200).end();
  const task = JSON.parse(body);
  // What a new run task is tried with has no run.
  if (task.stage === "test") return;
  try {
    await answer(task, await result(task));
  } catch (error) {
    process.stderr.write(`${task.run_id}: ${error.message}\n`);
  }
});
server.listen(Number(PORT), () => process.stdout.write(`listening on ${server.address().port}\n`));

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_REQUEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isSigned(body, signature) {
  const expected = Buffer.from(createHmac("sha512", HMAC_KEY).update(body).digest("hex"));
  const given = Buffer.from(String(signature));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether the plan passes, and the report in Markdown. */
async function result(task) {
  if (task.stage !== "post_plan")
    return { passes: false, report: `cenvpn judges plans: call it after the plan, not at ${task.stage}.` };
  // A plan holds PSKs in clear.
  const folder = await mkdtemp(path.join(tmpdir(), "cenvpn-run-task-"));
  try {
    const plan = await fetch(task.plan_json_api_url, { headers: { authorization: `Bearer ${task.access_token}` } });
    if (!plan.ok) return { passes: false, report: `The plan could not be read: HTTP ${plan.status}.` };
    const file = path.join(folder, "plan.json");
    await writeFile(file, Buffer.from(await plan.arrayBuffer()), { mode: 0o600 });
    return await judged(file, task.workspace_name);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function judged(file, stack) {
  const args = [CENVPN, "check", file, "--stack", stack, "--format", "markdown"];
  return new Promise((done) => {
    execFile(process.execPath, args, { maxBuffer: 64 * LARGEST_REQUEST }, (error, stdout, stderr) => {
      done({ passes: !error, report: stdout || stderr });
    });
  });
}

async function answer({ task_result_callback_url: url, access_token: token }, { passes, report }) {
  const title = /^### cenvpn: (.*)$/m.exec(report)?.[1] ?? report.split("\n")[0];
  const attributes = { status: passes ? "passed" : "failed", message: title };
  const outcome = {
    type: "task-result-outcomes",
    attributes: { "outcome-id": "cenvpn", description: "What the plan changes, and the findings", body: report },
  };
  const data = { type: "task-results", attributes, relationships: { outcomes: { data: [outcome] } } };
  const response = await fetch(url, {
    method: "PATCH",
    headers: { authorization: `Bearer ${token}`, "content-type": JSON_API },
    body: JSON.stringify({ data }),
  });
  if (!response.ok) throw new Error(`the result was not taken: HTTP ${response.status}`);
}
