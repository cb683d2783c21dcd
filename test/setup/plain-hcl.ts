import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "./command";
import { temporaryFolder } from "./files";

/** A folder with these files, and the plan that real Terraform makes of it, as `plan.json`. No CDKTF anywhere. */
export async function plannedHcl(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const script = "terraform init && terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json";
  const outcome = await cenvpn(["rehearse", "--", "sh", "-ec", script], { cwd: folder });
  expect(outcome).toMatchObject({ exitCode: 0 });
  return folder;
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
