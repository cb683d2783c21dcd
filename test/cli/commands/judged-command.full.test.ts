import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";

// `cenvpn rehearse -- COMMAND` judges the plans that Terraform makes while the command runs.

const HEADING = "rehearsal: what the policy finds in the plans";

function folderOf(hcl: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "main.tf"), `provider "alicloud" {\n  region = "cn-hangzhou"\n}\n${hcl}`);
  return folder;
}

const gateway = (asn: number) => `
resource "alicloud_vpn_customer_gateway" "edge" {
  ip_address = "203.0.113.10"
  asn        = "${asn}"
}`;

const rehearse = (hcl: string, script: string, ...options: string[]) =>
  cenvpn(["rehearse", ...options, "--", "sh", "-c", script], { cwd: folderOf(hcl) });

test("a plan that Terraform does not keep is judged, and the command keeps its exit code and output", async () => {
  const { exitCode, stdout, stderr } = await rehearse(gateway(45104), "terraform init > log; terraform plan -no-color");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Plan: 1 to add");
  expect(stdout).not.toContain(HEADING);
  expect(stderr).toMatch(new RegExp(`${HEADING}[\\s\\S]*error  customer-gateway-asn[\\s\\S]*1 error`));
});

test("a folder that is applied without a saved plan is judged by its state", async () => {
  const script = "terraform init > log; terraform apply -auto-approve > log";
  const { exitCode, stderr } = await rehearse(gateway(65010), script);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(new RegExp(`${HEADING}[\\s\\S]*0 errors`));
});

test("a stack that is planned several times is judged each time, and earlier findings are not printed again", async () => {
  const plans = ["one", "two"].map((name) => `terraform plan -out=${name} > log; terraform apply ${name} > log`);
  const again = await rehearse(
    gateway(65010),
    `terraform init > log; ${plans.join("; ")}; terraform plan -destroy > log`,
  );
  expect(again.exitCode).toBe(0);
  expect(again.stderr.split(HEADING)).toHaveLength(2);
});

test("nothing is judged if nothing was planned, or with --no-check", async () => {
  const [nothing, unchecked] = await Promise.all([
    rehearse(gateway(45104), "terraform init > log; terraform validate"),
    rehearse(gateway(45104), "terraform init > log; terraform plan", "--no-check"),
  ]);
  expect(nothing.stderr).not.toContain(HEADING);
  expect(unchecked.stderr).not.toContain(HEADING);
  expect([nothing.exitCode, unchecked.exitCode]).toEqual([0, 0]);
});
