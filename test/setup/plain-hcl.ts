import type { Rehearsal } from "../../rehearsal";
import { cenvpn } from "./command";
import { writeFiles } from "./files";

/** A folder with these files, and with real Terraform's plan of them as `plan.json`. CDKTF takes no part. */
export async function plannedHcl(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = writeFiles(files);
  const script = "terraform init && terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json";
  const outcome = await cenvpn(["rehearse", "--", "sh", "-ec", script], { cwd: folder });
  expect(outcome).toMatchObject({ exitCode: 0 });
  return folder;
}

/** Plans the deployed stack with some files changed. */
export type PlanEdited = (files: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<unknown>;

/** Deploys these files in a rehearsal; the result plans edits. */
export async function deployedHcl(
  files: Readonly<Record<string, string>>,
  rehearsal: Rehearsal,
): Promise<{ readonly folder: string; readonly plan: PlanEdited }> {
  const folder = writeFiles(files);
  const terraform = async (...args: string[]) => {
    const outcome = await rehearsal.terraform(folder, [...args, "-no-color"]);
    if (outcome.exitCode !== 0) throw new Error(`terraform ${args[0]}: ${outcome.stderr || outcome.stdout}`);
    return outcome.stdout;
  };
  await terraform("init");
  await terraform("apply", "-auto-approve");
  const plan: PlanEdited = async (edited, ...args) => {
    writeFiles({ ...files, ...edited }, folder);
    await terraform("plan", "-out=plan.bin", ...args);
    return JSON.parse(await terraform("show", "-json", "plan.bin"));
  };
  return { folder, plan };
}

export const PROVIDER = `terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}
`;
