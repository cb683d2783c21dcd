import fs from "node:fs";
import path from "node:path";
import { Cloud } from "../../cloud";
import { type Outcome, type Rehearsal, startRehearsal } from "../../rehearsal";
import { StandInProvider } from "../../rehearsal/provider/provider";
import { serve } from "../../rehearsal/provider/server";
import { mirror } from "../../rehearsal/terraform/mirror";
import { findRealProvider, realInstallation, realSettings } from "../../rehearsal/terraform/real-provider";
import { cenvpn, run } from "../setup/command";
import { temporaryFolder } from "../setup/files";

const DOOR = {
  endpoint: "127.0.0.1:1234",
  keyOf: (account: string) => ({ accessKeyId: `rehearsal-${account}`, accessKeySecret: "invented" }),
};
const SETTINGS = realSettings(DOOR, "/none/no-profiles.json");

const INSTALLED = "registry.terraform.io/aliyun/alicloud/1.289.0/linux_amd64";

/** A folder with the provider, laid out as Terraform installs it. */
function withProvider(...steps: string[]): string {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, ...steps, INSTALLED), { recursive: true });
  return folder;
}

test.each<[string, string[], (folder: string) => NodeJS.ProcessEnv, boolean]>([
  ["in the cache of plugins", [], (folder) => ({ HOME: "/none", TF_PLUGIN_CACHE_DIR: folder }), false],
  ["in a mirror of the home folder", [".terraform.d", "plugins"], (folder) => ({ HOME: folder }), false],
  ["where Terraform was initialized", [".terraform", "providers"], () => ({ HOME: "/none" }), true],
])("the real provider is found %s", (_, steps, env, isFolder) => {
  const folder = withProvider(...steps);
  expect(findRealProvider(env(folder), isFolder ? [folder] : [])).toBe(path.join(folder, ...steps));
});

test("the real provider is found in a mirror that Terraform's settings name", () => {
  const home = temporaryFolder();
  const folder = withProvider();
  const settings = `provider_installation {\n  filesystem_mirror {\n    path = "${folder}"\n  }\n}\n`;
  fs.writeFileSync(path.join(home, ".terraformrc"), settings);
  expect(findRealProvider({ HOME: home }, [])).toBe(folder);
});

test("if it is not installed, one sentence says so", async () => {
  const home = temporaryFolder();
  const { exitCode, stderr } = await cenvpn(["rehearse", "--provider", "real", "--", "true"], {
    cwd: home,
    env: { HOME: home, TF_PLUGIN_CACHE_DIR: home },
  });
  expect([exitCode, stderr.split("\n").length]).toEqual([2, 2]);
  expect(stderr).toContain("the real provider is not on this machine");
});

test("Terraform takes it from there, and nothing else from elsewhere", () => {
  expect(realInstallation("/mirror", "provider_installation {\n  direct {\n  }\n}\n")).toBe(
    'provider_installation {\n  filesystem_mirror {\n    path    = "/mirror"\n    include = ["registry.terraform.io/aliyun/alicloud","registry.terraform.io/hashicorp/alicloud"]\n  }\n  direct {\n  }\n}\n',
  );
});

const HCL = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}
provider "alicloud" {
  region     = "eu-central-1"
  access_key = "LTAI-REAL"
  endpoints { vpc = "vpc.example.com" }
}
provider "alicloud" {
  alias  = "hub"
  region = "cn-shanghai"
  assume_role { role_arn = "acs:ram::\${var.account}:role/network" }
}
variable "account" { default = "1234567890123456" }
resource "alicloud_vpn_customer_gateway" "here" { ip_address = "203.0.113.9" }
resource "alicloud_vpn_customer_gateway" "there" {
  provider   = alicloud.hub
  ip_address = "203.0.113.10"
}
`;

const WITHOUT = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}
resource "alicloud_vpn_customer_gateway" "here" { ip_address = "203.0.113.9" }
`;

const RENAMED = HCL.replace("alicloud =", "ali =")
  .replaceAll('provider "alicloud"', 'provider "ali"')
  .replace("alicloud.hub", "ali.hub")
  .replace('{ ip_address = "203.0.113.9" }', '{\n  provider   = ali\n  ip_address = "203.0.113.9"\n}');

const JSON_TEXT = JSON.stringify({
  terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
  locals: { role: "acs:ram::1234567890123456:role/network" },
  provider: {
    alicloud: [
      { region: "eu-central-1", profile: "default" },
      {
        alias: "hub",
        region: "cn-shanghai",
        account_id: "1111111111111111",
        assume_role: { role_arn: "${local.role}" },
      },
    ],
  },
  resource: {
    alicloud_vpn_customer_gateway: {
      here: { ip_address: "203.0.113.9" },
      there: { ip_address: "203.0.113.10", provider: "alicloud.hub" },
    },
  },
});

/** Ids of access keys by region: the account of the role has the one that would assume it. */
const KEYS = { "eu-central-1": "rehearsal-default", "cn-shanghai": "rehearsal-1234567890123456" };

test.each<[string, string, string, Record<string, string>]>([
  ["HCL", "main.tf", HCL, KEYS],
  ["Terraform JSON", "cdk.tf.json", JSON_TEXT, KEYS],
  ["HCL without a provider block", "main.tf", WITHOUT, { null: "rehearsal-default" }],
  ["HCL with a name of its own for the provider", "main.tf", RENAMED, KEYS],
])(
  "every provider configuration of %s leads to the door, with false credentials of its account and no role",
  async (_, name, text, keys) => {
    const user = temporaryFolder();
    fs.writeFileSync(path.join(user, name), text);
    const { folder } = mirror(temporaryFolder(), user, { mirror: "/none", settings: SETTINGS });
    const configured: Record<string, unknown>[] = [];
    class Recording extends StandInProvider {
      override configure(config: object): void {
        configured.push(config as Record<string, unknown>);
      }
    }
    const socket = path.join(temporaryFolder(), "provider");
    const stop = await serve(new Recording(new Cloud(), "hidden"), socket, () => []);
    const address = { Protocol: "grpc", ProtocolVersion: 5, Pid: process.pid, Test: true };
    const reattach = { "aliyun/alicloud": { ...address, Addr: { Network: "unix", String: socket } } };
    const env = { TF_REATTACH_PROVIDERS: JSON.stringify(reattach) };
    try {
      for (const args of [["init"], ["plan"]]) {
        const { exitCode, stderr } = await run("terraform", args, { cwd: folder, env });
        expect([exitCode, exitCode === 0 ? "" : stderr]).toEqual([0, ""]);
      }
    } finally {
      stop();
    }
    const { secret_key, protocol, account_type, shared_credentials_file } = SETTINGS;
    for (const one of configured)
      expect(one).toMatchObject({ secret_key, protocol, account_type, shared_credentials_file });
    expect(Object.fromEntries(configured.map(({ region, access_key }) => [region, access_key]))).toEqual(keys);
    expect(configured.flatMap(({ assume_role }) => assume_role ?? []).filter((role) => Object(role).role_arn)).toEqual(
      [],
    );
    for (const { endpoints } of configured)
      expect(endpoints).toEqual([expect.objectContaining({ vpc: "127.0.0.1:1234", cbn: "127.0.0.1:1234" })]);
  },
);

test("a rehearsal with the real provider opens the HTTP door, and does not offer the stand-in", async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "main.tf"), WITHOUT);
  // The provider's folder is empty: Terraform looks there, and nowhere else.
  const [{ exitCode, stderr }] = await withRealProvider(folder, ["init"]);
  expect(exitCode).toBe(1);
  expect(stderr.replace(/\s+/g, " ")).toMatch(/aliyun\/alicloud/);
});

const LOOKING_UP = `${WITHOUT}
variable "router" {}
data "alicloud_cen_transit_routers" "hub" {
  cen_id             = "cen-hub"
  transit_router_ids = [var.router]
}
`;

test("what a configuration looks up exists for the real provider, which asks for lists", async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "main.tf"), LOOKING_UP);
  const rehearsal = await realRehearsal();
  try {
    await rehearsal.terraform(folder, ["init"]);
    const folders = path.join(rehearsal.folder, "folders");
    const [mirrored = ""] = fs.readdirSync(folders);
    const cwd = path.join(folders, mirrored, path.basename(folder));
    // In place of the initialization that needs the missing program.
    await run("terraform", ["init"], { cwd, env: { TF_REATTACH_PROVIDERS: rehearsal.reattach } });
    const before = rehearsal.cloud.objects().map(({ id }) => id);
    await rehearsal.terraform(folder, ["plan", "-var", "router=tr-hub"]);
    const after = rehearsal.cloud.objects().map(({ id }) => id);
    expect([before, after]).toEqual([[], expect.arrayContaining(["tr-hub"])]);
  } finally {
    await rehearsal.close();
  }
});

const CALLING = `
module "site" {
  source = "./site"
}
`;

test.each([
  ["its usual name", HCL],
  ["a name of its own", RENAMED],
])(
  "a module that configures the provider by %s is refused by its file, and the root module is not",
  async (_, module) => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "main.tf"), WITHOUT + CALLING);
    fs.mkdirSync(path.join(folder, "site"));
    fs.writeFileSync(path.join(folder, "site", "providers.tf"), module);
    const [, refused] = await withRealProvider(folder, ["init"], ["plan"]);
    expect([refused?.exitCode, refused?.stderr.split("\n").length]).toEqual([1, 2]);
    expect(refused?.stderr).toMatch(/site\/providers\.tf configures the provider in a module/);
    fs.writeFileSync(path.join(folder, "site", "providers.tf"), WITHOUT);
    const [, planned] = await withRealProvider(folder, ["init"], ["plan"]);
    expect(planned?.stderr).not.toContain("configures the provider");
  },
);

/** The outcome of Terraform's commands in a rehearsal with a real provider whose program is missing. */
async function withRealProvider(
  folder: string,
  ...commands: [string[], ...string[][]]
): Promise<[Outcome, ...Outcome[]]> {
  const rehearsal = await realRehearsal();
  try {
    const [first, ...others] = commands;
    const outcomes: [Outcome, ...Outcome[]] = [await rehearsal.terraform(folder, [...first, "-no-color"])];
    for (const args of others) outcomes.push(await rehearsal.terraform(folder, [...args, "-no-color"]));
    return outcomes;
  } finally {
    await rehearsal.close();
  }
}

/** A rehearsal with a real provider whose program is missing. */
async function realRehearsal(): Promise<Rehearsal> {
  const before = process.env.TF_PLUGIN_CACHE_DIR;
  process.env.TF_PLUGIN_CACHE_DIR = withProvider();
  try {
    return await startRehearsal({ provider: "real" });
  } finally {
    if (before === undefined) delete process.env.TF_PLUGIN_CACHE_DIR;
    else process.env.TF_PLUGIN_CACHE_DIR = before;
  }
}
