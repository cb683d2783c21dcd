import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { findTerraform } from "../../rehearsal/terraform/find";
import { CUSTOMER_GATEWAY, folderWith, stack } from "./stack";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const resource = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };

const REFUSAL = /call terraform by its name, while the rehearsal runs/;

test.each(["apply -auto-approve", "apply -refresh-only -auto-approve", "init && terraform apply -auto-approve"])(
  "a terraform that is not the stand-in refuses, and leaves the user's state alone: %s",
  async (command) => {
    const folder = folderWith(stack({ resource }));
    const terraform = (await findTerraform())?.path ?? "";
    const env = { ...process.env, ...rehearsal.env, TF_REATTACH_PROVIDERS: rehearsal.reattach };
    for (const args of [["init"], ["apply", "-auto-approve"]])
      await promisify(execFile)(terraform, args, { cwd: folder, env });
    const before = fs.readFileSync(path.join(folder, "terraform.tfstate"), "utf8");
    const script = `{ ${terraform} ${command.replaceAll("&& terraform", `&& ${terraform}`)}; } > log 2>&1`;
    expect(await rehearsal.run("sh", ["-c", script], folder)).toBe(1);
    expect(fs.readFileSync(path.join(folder, "log"), "utf8")).toMatch(REFUSAL);
    expect(fs.readFileSync(path.join(folder, "terraform.tfstate"), "utf8")).toBe(before);
  },
);

test("a process that a command left behind finds no terraform after the rehearsal, even for calls without a provider", async () => {
  const short = await startRehearsal();
  const folder = folderWith({ resource: { terraform_data: { one: {} } } });
  const script = `
    terraform init > log && terraform apply -auto-approve >> log &&
    { (while [ -e "${short.folder}" ]; do sleep 0.1; done
       terraform init; echo "init $?"; terraform apply -auto-approve; echo "apply $?"; echo over) > later 2>&1 & }`;
  expect(await short.run("sh", ["-c", script], folder)).toBe(0);
  await short.close();
  const later = () => fs.readFileSync(path.join(folder, "later"), "utf8");
  while (!later().includes("over")) await setTimeout(50);
  expect(later()).toMatch(REFUSAL);
  expect(later()).toMatch(/^init 1\n[\s\S]*^apply 1$/m);
  expect(fs.readdirSync(folder).sort()).toEqual(["cdk.tf.json", "later", "log"]);
});

test("a call that comes after the end of the rehearsal does nothing, least of all in the user's folder", async () => {
  const short = await startRehearsal();
  const folder = folderWith({ resource: { terraform_data: { one: {} } } });
  // A copy of the stand-in's script, in which the rehearsal ends between the two lines.
  const standIn = fs.readFileSync(short.env.TERRAFORM_BINARY_NAME ?? "", "utf8");
  const slow = standIn.replace("eval", `: > ready; while [ -e "${short.folder}" ]; do sleep 0.1; done; eval`);
  expect(slow).not.toBe(standIn);
  fs.writeFileSync(path.join(folder, "slow"), slow, { mode: 0o755 });
  const script = "{ ./slow apply -auto-approve; echo over; } > later 2>&1 & until [ -e ready ]; do sleep 0.1; done";
  await short.run("sh", ["-c", script], folder);
  await short.close();
  const later = () => fs.readFileSync(path.join(folder, "later"), "utf8");
  while (!later().includes("over")) await setTimeout(50);
  expect(fs.readdirSync(folder).sort()).toEqual(["cdk.tf.json", "later", "ready", "slow"]);
});

test("a user's override file does not bring back the backend, whatever its name", async () => {
  const state = path.join(folderWith({}), "production.tfstate");
  const names = ["é_override.tf.json", "~~~_override.tf.json", "\u{10FFFD}_override.tf.json", "zz_override.tf"];
  const folder = folderWith(stack({ resource }));
  for (const name of [...names, "~rehearsal_override.tf.json"]) {
    const json = JSON.stringify({ terraform: { backend: { local: { path: state } } } });
    const hcl = `terraform {\n  backend "local" {\n    path = "${state}"\n  }\n}\n`;
    fs.writeFileSync(path.join(folder, name), name.endsWith(".json") ? json : hcl);
    expect(await rehearsal.terraform(folder, ["init", "-reconfigure"])).toMatchObject({ exitCode: 0 });
    expect(await rehearsal.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0 });
    expect(fs.existsSync(state)).toBe(false);
  }
});

test("a file that only has the name of a configuration is no reason to refuse", async () => {
  const folder = folderWith(stack({ resource }));
  fs.symlinkSync("someone@somewhere.123", path.join(folder, ".#main.tf.json"));
  fs.symlinkSync("gone", path.join(folder, "gone.tf"));
  fs.symlinkSync("itself", path.join(folder, "itself"));
  fs.symlinkSync("itself.tf", path.join(folder, "itself.tf"));
  fs.mkdirSync(path.join(folder, "legacy.tf"));
  await promisify(execFile)("mkfifo", ["x.tf", "x.auto.tfvars"], { cwd: folder });
  expect(await rehearsal.terraform(folder, ["init"])).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await rehearsal.terraform(folder, ["plan"])).toMatchObject({ exitCode: 0, stderr: "" });
});
