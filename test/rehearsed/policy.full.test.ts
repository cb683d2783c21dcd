import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";

// Judges plans and states of plain HCL, made by real Terraform.

const RULE = "vpn-attachments-per-transit-router";
const CODE = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  region = "eu-central-1"
}

variable "attachments" { default = 0 }
variable "elsewhere" { default = 0 }
variable "undecided" { default = 0 }
variable "algorithm" { default = "aes256" }
variable "key" { sensitive = true }

resource "alicloud_vpn_customer_gateway" "site" {
  ip_address = "198.51.100.10"
}

module "sites" {
  source    = "./sites"
  gateway   = alicloud_vpn_customer_gateway.site.id
  key       = var.key
  algorithm = var.algorithm
  routers = merge(
    { for n in range(var.attachments) : "a\${n}" => "tr-ofall" },
    { for n in range(var.elsewhere) : "b\${n}" => "tr-ofothers" },
    { for n in range(var.undecided) : "c\${n}" => terraform_data.choice.output },
  )
}

resource "terraform_data" "choice" {
  input = timestamp()
}

check "key" {
  assert {
    condition     = length(var.key) > 20
    error_message = "the key is short"
  }
}
`;
const SITES = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "routers" {}
variable "gateway" {}
variable "key" {}
variable "algorithm" {}

resource "alicloud_vpn_gateway_vpn_attachment" "main" {
  for_each            = var.routers
  network_type        = "public"
  local_subnet        = "10.0.0.0/16"
  remote_subnet       = "192.168.0.0/16"
  effect_immediately  = true
  enable_tunnels_bgp  = false
${[1, 2].map(tunnel).join("")}
}

resource "alicloud_cen_transit_router_vpn_attachment" "main" {
  for_each                   = var.routers
  vpn_id                     = alicloud_vpn_gateway_vpn_attachment.main[each.key].id
  transit_router_id          = each.value
  auto_publish_route_enabled = false
  lifecycle {
    create_before_destroy = true
  }
}
`;

function tunnel(index: number): string {
  return `
  tunnel_options_specification {
    tunnel_index         = ${index}
    customer_gateway_id  = var.gateway
    enable_dpd           = true
    enable_nat_traversal = true
    tunnel_ike_config {
      psk          = var.key
      ike_version  = "ikev2"
      ike_mode     = "main"
      ike_enc_alg  = var.algorithm
      ike_auth_alg = "sha256"
      ike_pfs      = "group14"
      ike_lifetime = 28800
    }
    tunnel_ipsec_config {
      ipsec_enc_alg  = "aes256"
      ipsec_auth_alg = "sha256"
      ipsec_pfs      = "group14"
      ipsec_lifetime = 3600
    }
  }`;
}

const OLD_KEY = "PLANTED-key-of-now";
const NEW_KEY = "PLANTED-key-of-later";

let rehearsal: Rehearsal;
let folder: string;

async function terraform(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, args);
  expect({ args, exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ args, exitCode: 0, stderr: "" });
  return stdout;
}

/** A plan as JSON, with these variables. */
async function plan(variables: object, ...args: string[]): Promise<unknown> {
  const given = Object.entries({ key: OLD_KEY, ...variables }).map(([name, value]) => `-var=${name}=${value}`);
  await terraform("plan", "-input=false", "-out=plan", ...given, ...args);
  return JSON.parse(await terraform("show", "-json", "plan"));
}

const findings = (...plans: unknown[]) =>
  judge(readStacks(plans.map((json, index) => ({ name: `stack-${index + 1}`, json })))).findings.filter(
    ({ rule }) => rule === RULE,
  );

beforeAll(async () => {
  rehearsal = await startRehearsal();
  folder = temporaryFolder();
  writeFileSync(join(folder, "main.tf"), CODE);
  mkdirSync(join(folder, "sites"));
  writeFileSync(join(folder, "sites", "main.tf"), SITES);
  await terraform("init", "-input=false");
});
afterAll(() => rehearsal.close());

describe("before anything exists", () => {
  test("attachments count over all stacks: 30 and 21 are too many", async () => {
    const [thirty, more] = [await plan({ attachments: 30 }), await plan({ attachments: 21 })];
    expect(findings(thirty)).toEqual([]);
    expect(findings(thirty, more)).toMatchObject([
      { level: "error", message: "tr-ofall has 51 VPN attachments: 1 too many; 30 in stack-1, 21 in stack-2" },
    ]);
  });

  test("49, and 2 of an unknown transit router, are undecided: fine, but not under --strict", async () => {
    const file = join(folder, "plan.json");
    writeFileSync(file, JSON.stringify(await plan({ attachments: 49, undecided: 2 })));
    const { exitCode, stdout } = await cenvpn(["check", file]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/undecided {2}vpn-attachments-per-transit-router[\s\S]*tr-ofall: 49 to 51 of 50/);
    expect(stdout).toMatch(/^tr-ofall +0 +49 to 51 +50 VPN attachments +documented default$/m);
    expect(await cenvpn(["check", file, "--strict"])).toMatchObject({ exitCode: 4 });
  });
});

describe("with 50 existing attachments, and one on another transit router", () => {
  const there = { attachments: 50, elsewhere: 1 };

  beforeAll(async () => {
    await terraform(
      "apply",
      "-auto-approve",
      "-input=false",
      ...["attachments=50", "elsewhere=1", `key=${OLD_KEY}`].map((v) => `-var=${v}`),
    );
  });

  test("50 are not too many, in plan and state; check blocks are reported", async () => {
    const file = join(folder, "hub.tfstate");
    const json = await plan(there);
    writeFileSync(file, await terraform("state", "pull"));
    for (const target of [
      { name: "hub", json },
      file,
      { name: "hub", json: JSON.parse(await terraform("show", "-json")) },
    ]) {
      const { usage, findings } = judge(readStacks(target));
      expect(usage).toMatchObject([
        { transitRouter: "tr-ofall", now: 50, used: { min: 50, max: 50 } },
        { transitRouter: "tr-ofothers", now: 1, used: { min: 1, max: 1 } },
      ]);
      expect(findings.filter(({ level }) => level === "error")).toEqual([]);
      expect(JSON.stringify(findings)).not.toContain("PLANTED");
    }
    const { findings: ofPlan } = judge(readStacks({ name: "hub", json }));
    expect(ofPlan.filter(({ rule }) => rule === "terraform-checks")).toMatchObject([
      { level: "warning", address: "check.key", message: "the key is short" },
    ]);
  });

  test("a replacement that creates first makes 51 meanwhile", async () => {
    const replaced = 'module.sites.alicloud_cen_transit_router_vpn_attachment.main["a7"]';
    const json = await plan(there, `-replace=${replaced}`);
    expect(findings(json)).toMatchObject([
      { level: "error", message: expect.stringContaining("has 50 VPN attachments, but 51 while this is applied") },
    ]);
    expect(judge(readStacks({ name: "hub", json })).findings).toContainEqual(
      expect.objectContaining({ rule: "attachment-replaced", address: replaced }),
    );
  });

  test("an edit of a PSK or an algorithm is reported as missing from the plan, without the PSK", async () => {
    const json = await plan({ ...there, key: NEW_KEY, algorithm: "aes192" });
    const judgement = judge(readStacks({ name: "hub", json }));
    const unsent = judgement.findings.filter(({ rule }) => rule === "unsent-tunnel-edit");
    expect(new Set(unsent.map(({ address }) => address)).size).toBe(51);
    const ofOne = unsent.filter(({ address }) => address === unsent[0]?.address);
    expect(ofOne.map(({ argument, level }) => [argument, level])).toEqual(
      [1, 2].map((tunnel) => [`tunnels.${tunnel}.ike.ike_enc_alg`, "error"]),
    );
    // the expression may use the PSK for more
    const { undecided } = judge(readStacks({ name: "hub", json: await plan({ ...there, key: NEW_KEY }) }));
    const open = undecided.filter(({ rule }) => rule === "unsent-tunnel-edit");
    expect(open).toHaveLength(51);
    expect(open[0]?.message).toContain("tunnels.1.ike.psk refers to a value that the tunnel does not have");
    expect(JSON.stringify([judgement, undecided])).not.toContain("PLANTED");
    expect(judge(readStacks({ name: "hub", json: await plan(there) })).findings.map(({ rule }) => rule)).not.toContain(
      "unsent-tunnel-edit",
    );
  });

  test("so is an edit together with the revision that would send it, which must be deployed before", async () => {
    const trigger = 'resource "terraform_data" "edits" {\n  triggers_replace = var.algorithm\n}\n';
    const lifecycle = "create_before_destroy = true\n    replace_triggered_by = [terraform_data.edits]";
    const gateway = 'ip_address = "198.51.100.10"\n';
    const renewed = CODE.replace(gateway, `${gateway}  lifecycle {\n    ${lifecycle}\n  }\n`);
    writeFileSync(join(folder, "main.tf"), renewed + trigger);
    const unsent = async () => {
      const { findings } = judge(readStacks({ name: "hub", json: await plan({ ...there, algorithm: "aes192" }) }));
      return new Set(findings.filter(({ rule }) => rule === "unsent-tunnel-edit").map(({ address }) => address)).size;
    };
    expect(await unsent()).toBe(51);
    await plan(there);
    await terraform("apply", "plan");
    expect(await unsent()).toBe(0);
    writeFileSync(join(folder, "main.tf"), CODE);
  });

  test("an existing 51st that is being destroyed does not count", async () => {
    const state = JSON.parse(await terraform("state", "pull"));
    for (const { instances } of state.resources)
      for (const { attributes } of instances)
        if (attributes.transit_router_id === "tr-ofothers") attributes.transit_router_id = "tr-ofall";
    const file = join(folder, "edited.tfstate");
    writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1 }));
    await terraform("state", "push", file);
    const json = await plan({ attachments: 50 }, "-refresh=false");
    const { usage } = judge(readStacks({ name: "hub", json }));
    expect(usage).toMatchObject([{ transitRouter: "tr-ofall", now: 51, used: { min: 50, max: 50 } }]);
    expect(findings(json)).toMatchObject([
      { level: "warning", message: "tr-ofall has 50 VPN attachments: none of 50 left" },
    ]);
  });

  test("attachments that a removed block forgets still count", async () => {
    const attachment = SITES.slice(SITES.indexOf('resource "alicloud_cen_transit_router_vpn_attachment"'));
    writeFileSync(join(folder, "sites", "main.tf"), SITES.replace(attachment, ""));
    const from = "module.sites.alicloud_cen_transit_router_vpn_attachment.main";
    writeFileSync(
      join(folder, "removed.tf"),
      `removed {\n  from = ${from}\n  lifecycle {\n    destroy = false\n  }\n}\n`,
    );
    const { usage } = judge(
      readStacks({ name: "hub", json: await plan({ attachments: 50, elsewhere: 1 }, "-refresh=false") }),
    );
    expect(usage).toMatchObject([{ transitRouter: "tr-ofall", now: 51, used: { min: 51, max: 51 } }]);
  });
});
