import fs from "node:fs";
import path from "node:path";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { networkless } from "../../rehearsal/terraform/network";
import { providersIn } from "../../rehearsal/terraform/providers";
import { provisionersIn } from "../../rehearsal/terraform/provisioners";
import { CUSTOMER_GATEWAY, folderWith, stack } from "./stack";

let rehearsal: Rehearsal;
let generous: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
  generous = await startRehearsal({ allowed: { provisioners: ["local-exec"] } });
});
afterAll(async () => {
  await rehearsal.close();
  await generous.close();
});

/** A folder with an HCL file beside Terraform JSON. */
function folderOf(hcl: string, file = "more.tf"): string {
  const folder = folderWith(stack({}));
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), hcl);
  return folder;
}

const touching = (file: string) => `resource "terraform_data" "one" {
  provisioner "local-exec" {
    command = "touch ${file}"
  }
}
`;

async function initAndApply(rehearsal: Rehearsal, folder: string) {
  const init = await rehearsal.terraform(folder, ["init", "-no-color"]);
  return { init, apply: await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"]) };
}

test("a provisioner does not run, and the refusal names it and what allows it", async () => {
  const mark = path.join(folderWith({}), "mark");
  const { init, apply } = await initAndApply(rehearsal, folderOf(touching(mark)));
  for (const { exitCode, stdout, stderr } of [init, apply]) {
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("more.tf: provisioner local-exec\n");
    expect(stderr).toContain("cenvpn rehearse --allow-provisioner local-exec\n");
  }
  expect(fs.existsSync(mark)).toBe(false);
});

test("a provisioner of a local module does not run either", async () => {
  const mark = path.join(folderWith({}), "mark");
  const folder = folderOf(touching(mark), "modules/site/main.tf");
  fs.writeFileSync(path.join(folder, "main.tf"), 'module "site" {\n  source = "./modules/site"\n}\n');
  const { init, apply } = await initAndApply(rehearsal, folder);
  expect(init.exitCode).toBe(0);
  expect(apply.stderr).toContain("modules/site/main.tf: provisioner local-exec\n");
  expect(fs.existsSync(mark)).toBe(false);
});

test("a provisioner that is allowed runs", async () => {
  const mark = path.join(folderWith({}), "mark");
  const { apply } = await initAndApply(generous, folderOf(touching(mark)));
  expect(apply).toMatchObject({ exitCode: 0, stderr: "" });
  expect(fs.existsSync(mark)).toBe(true);
});

test("another provider is refused by name before it is installed, in users' commands too", async () => {
  const folder = folderOf('resource "aws_vpn_connection" "one" {\n}\ndata "external" "two" {\n}\n');
  const { init } = await initAndApply(rehearsal, folder);
  expect(init.stderr).toContain("more.tf: provider hashicorp/aws\n");
  expect(init.stderr).toContain("more.tf: provider hashicorp/external\n");
  expect(init.stderr).toContain("--allow-provider aws --allow-provider external\n");
  const script = "terraform init > log 2>&1";
  expect(await rehearsal.run("sh", ["-c", script], folder)).toBe(1);
  expect(fs.readFileSync(path.join(folder, "log"), "utf8")).toContain("provider hashicorp/aws");
});

test("Terraform itself installs no provider that is overlooked", async () => {
  const { init } = await initAndApply(rehearsal, folderOf('/* x */ resource "aws_vpn_connection" "one" {\n}\n'));
  expect(init.exitCode).toBe(1);
  expect(init.stderr.replaceAll(/\s+/g, " ")).toMatch(/hashicorp\/aws was not found in any of the search locations/);
});

test("harmless things pass: Terraform's own data, a word in a comment, a tag", async () => {
  const folder = folderWith(
    stack({
      resource: { alicloud_vpn_customer_gateway: { a: { ...CUSTOMER_GATEWAY, tags: { provisioner: "hcl" } } } },
    }),
  );
  fs.writeFileSync(
    path.join(folder, "more.tf"),
    `# ${touching("x").replaceAll("\n", "\n# ")}\nresource "terraform_data" "b" {}\n`,
  );
  expect((await initAndApply(rehearsal, folder)).apply).toMatchObject({ exitCode: 0, stderr: "" });
});

/** The names of network interfaces that `ip` lists. */
const interfaces = (text: string) => [...text.matchAll(/^ *([\w@.-]+):/gm)].map(([, name]) => name).sort();

test("a plan has no network if the system allows this, unless something allowed may need one", async () => {
  const here = interfaces(fs.readFileSync("/proc/net/dev", "utf8"));
  const seen = async (rehearsal: Rehearsal) => {
    const folder = folderWith(stack({ output: { network: { value: '${file("/proc/net/dev")}' } } }));
    await initAndApply(rehearsal, folder);
    return interfaces((await rehearsal.terraform(folder, ["output", "-raw", "network"])).stdout);
  };
  expect(await seen(rehearsal)).toEqual(networkless().length > 0 ? ["lo"] : here);
  expect(await seen(generous)).toEqual(here);
});

test("a plan that was made before the rehearsal is not applied", async () => {
  const folder = folderWith(stack({ output: { one: { value: 1 } } }));
  await generous.terraform(folder, ["init"]);
  const plan = path.join(folder, "real.plan");
  await generous.terraform(folder, ["plan", `-out=${plan}`]);
  await rehearsal.terraform(folder, ["init"]);
  const { exitCode, stderr } = await rehearsal.terraform(folder, ["apply", "real.plan"]);
  expect([exitCode, stderr]).toEqual([1, "real.plan was not planned in this rehearsal; plan again here, then apply\n"]);
  expect((await generous.terraform(folder, ["apply", plan])).exitCode).toBe(0);
});

test.each([
  ["a label without quotes", "a.tf", "provisioner local-exec {", ["local-exec"]],
  ["a comment between", "a.tf", 'provisioner /* { */ "file" {', ["file"]],
  ["behind the end of a comment", "a.tf", '/*\n# */ provisioner "file" {', ["file"]],
  ["in a removed block", "a.tf", 'removed {\n provisioner "local-exec" {\n', ["local-exec"]],
  ["an argument of that name", "a.tf", 'provisioner = "local-exec"', []],
  ["a tag in JSON", "a.tf.json", '{"tags": {"provisioner": "file"}}', []],
  ["JSON", "a.tf.json", '{"provisioner": [{"file": {}}, {"local-exec": {}}]}', ["file", "local-exec"]],
  ["JSON with escapes", "a.tf.json", '{"\\u0070rovisioner": {"file": {}}}', ["file"]],
  [
    "a repeated name",
    "a.tf.json",
    '{"provisioner": {"local-exec": {}}, "provisioner": {"file": {}}}',
    ["file", "with a name that is given twice"],
  ],
])("provisioners are found: %s", (_, name, text, expected) => {
  expect(provisionersIn({ name, text })).toEqual(expected);
});

test("providers are found by required_providers, provider blocks and types, in HCL and in JSON", () => {
  const hcl = `terraform {
  required_providers {
    alicloud = { source = "registry.terraform.io/aliyun/alicloud", version = "1.289.0" }
    cloud    = { source = "example/cloud" }
  }
}
provider "google" {}
resource "cloud_thing" "one" {}
data "http" "two" {}
`;
  const json = {
    terraform: [{ required_providers: { a: { source: "one/a" } } }],
    provider: { b: [{}] },
    resource: { "//": "a comment", a_x: {}, c_y: {} },
  };
  expect(providersIn([{ name: "a.tf", text: hcl }]).sort()).toEqual([
    "aliyun/alicloud",
    "example/cloud",
    "hashicorp/google",
    "hashicorp/http",
  ]);
  expect(providersIn([{ name: "a.tf.json", text: JSON.stringify(json) }]).sort()).toEqual([
    "hashicorp/b",
    "hashicorp/c",
    "one/a",
  ]);
});
