import fs from "node:fs";
import path from "node:path";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, folderWith, stack } from "./stack";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const STATE = JSON.stringify({ version: 4, serial: 7, lineage: "the user's", outputs: {}, resources: [] });
const resource = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };

/** Names and bytes of all files in a folder, so that any change shows. */
function contents(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.map((name) => path.join(folder, name)).filter((file) => fs.statSync(file).isFile());
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(file, "base64")]));
}

async function deployAndDestroy(folder: string) {
  for (const args of [["init"], ["plan", "-out=plan"], ["apply", "plan"], ["destroy", "-auto-approve"]]) {
    expect(await rehearsal.terraform(folder, args)).toMatchObject({ exitCode: 0 });
  }
}

test("a state and a lock file beside the configuration stay as they are, and no file is added", async () => {
  const folder = folderWith(stack({ resource }));
  fs.writeFileSync(path.join(folder, "terraform.tfstate"), STATE);
  fs.writeFileSync(path.join(folder, ".terraform.lock.hcl"), "# the user's\n");
  fs.mkdirSync(path.join(folder, ".terraform"));
  fs.writeFileSync(path.join(folder, ".terraform", "terraform.tfstate"), STATE);
  const before = contents(folder);
  await deployAndDestroy(folder);
  expect(contents(folder)).toEqual(before);
});

test.each([
  ["an absolute path", (state: string) => ({ backend: { local: { path: state } } })],
  ["a bucket", () => ({ backend: { oss: { bucket: "states", key: "terraform.tfstate" } } })],
  ["a cloud workspace", () => ({ cloud: { organization: "ours", workspaces: { name: "production" } } })],
])("a backend with %s is not used", async (_, settings) => {
  const elsewhere = folderWith({});
  const state = path.join(elsewhere, "production.tfstate");
  fs.writeFileSync(state, STATE);
  const { terraform, ...others } = stack({ resource });
  const folder = folderWith({ ...others, terraform: { ...(terraform as object), ...settings(state) } });
  await deployAndDestroy(folder);
  expect(fs.readFileSync(state, "utf8")).toBe(STATE);
  expect(fs.readdirSync(folder)).toEqual(["cdk.tf.json"]);
});

test("neither options nor environment variables lead to a user's state", async () => {
  const folder = folderWith(stack({ resource }));
  const state = path.join(folder, "production.tfstate");
  fs.writeFileSync(state, STATE);
  const env = {
    TF_DATA_DIR: path.join(folder, "data"),
    TF_CLI_ARGS_apply: `-state=${state}`,
    TF_WORKSPACE: "production",
  };
  await rehearsal.terraform(folder, ["init", "-backend-config", "bucket=states"], env);
  const outcome = await rehearsal.terraform(folder, ["apply", "-auto-approve", `-state=${state}`, "-backup", "b"], env);
  expect(outcome.exitCode).toBe(0);
  expect(fs.readFileSync(state, "utf8")).toBe(STATE);
  expect(fs.readdirSync(folder).sort()).toEqual(["cdk.tf.json", "production.tfstate"]);
});

test("local modules, templates and files of variables are found", async () => {
  const folder = folderWith(
    stack({
      module: { site: { source: "./modules/site", ip: "${var.ip}" } },
      variable: { ip: {}, name: {} },
      output: { text: { value: '${templatefile("text.tpl", { name = var.name })}' } },
    }),
  );
  fs.mkdirSync(path.join(folder, "modules", "site"), { recursive: true });
  const module = stack({
    variable: { ip: {} },
    resource: { alicloud_vpn_customer_gateway: { site: { ip_address: "${var.ip}" } } },
  });
  delete module.provider;
  fs.writeFileSync(path.join(folder, "modules", "site", "main.tf.json"), JSON.stringify(module));
  fs.writeFileSync(path.join(folder, "text.tpl"), "hello ${name}");
  fs.writeFileSync(path.join(folder, "terraform.tfvars"), 'ip = "198.51.100.1"\n');
  const elsewhere = folderWith({});
  fs.writeFileSync(path.join(elsewhere, "names.tfvars"), 'name = "shanghai"\n');

  await rehearsal.terraform(folder, ["init"]);
  const variables = path.join(path.relative(folder, elsewhere), "names.tfvars");
  const outcome = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-var-file", variables]);
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  expect((await rehearsal.terraform(folder, ["output", "-raw", "text"])).stdout).toBe("hello shanghai");
});

test("a configuration that is gone from the folder is gone from the rehearsal", async () => {
  const folder = folderWith(stack({ resource }));
  fs.writeFileSync(path.join(folder, "more.tf"), 'output "more" {\n  value = 1\n}\n');
  await rehearsal.terraform(folder, ["init"]);
  expect((await rehearsal.terraform(folder, ["plan"])).stdout).toContain("more = 1");
  fs.rmSync(path.join(folder, "more.tf"));
  expect((await rehearsal.terraform(folder, ["plan"])).stdout).not.toContain("more = 1");
});

test("a stack reads the rehearsed state of another stack, and not the deployed one", async () => {
  const state = path.join(folderWith({}), "hub.tfstate");
  fs.writeFileSync(state, STATE);
  const hub = stack({ output: { router: { value: "tr-rehearsed" } } });
  const backend = { backend: { local: { path: state } } };
  const hubFolder = folderWith({ ...hub, terraform: { ...(hub.terraform as object), ...backend } });
  const sites = folderWith(
    stack({
      data: { terraform_remote_state: { hub: { backend: "local", config: { path: state } } } },
      output: { router: { value: "${data.terraform_remote_state.hub.outputs.router}" } },
    }),
  );
  for (const folder of [hubFolder, sites]) {
    await rehearsal.terraform(folder, ["init"]);
    expect(await rehearsal.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  }
  expect((await rehearsal.terraform(sites, ["output", "-raw", "router"])).stdout).toBe("tr-rehearsed");
  expect(fs.readFileSync(state, "utf8")).toBe(STATE);
});
