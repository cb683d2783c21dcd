import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";

const GATEWAY = {
  terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
  provider: { alicloud: [{ region: "eu-central-1" }] },
  resource: { alicloud_vpn_customer_gateway: { site: { ip_address: "198.51.100.10" } } },
};
const APPLY = ["--", "sh", "-c", "terraform init >log && terraform apply -auto-approve >>log"];

test("calls are shown, a refused one is repeated, and the cloud is kept for the next rehearsal", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "main.tf.json"), JSON.stringify(GATEWAY));
  const faults = [{ action: "CreateCustomerGateway", refuse: "Throttling.User" }];
  writeFileSync(join(cwd, "faults.json"), JSON.stringify({ faults }));
  const options = ["-v", "--keep", "cloud.json", "--fault", "faults.json"];
  const first = await cenvpn(["rehearse", ...options, ...APPLY], { cwd });
  expect([first.exitCode, first.stderr.split("\n").slice(1, 4)]).toEqual([
    0,
    [
      "Vpc CreateCustomerGateway 198.51.100.10 ✗ Throttling.User",
      expect.stringMatching(/^Vpc CreateCustomerGateway 198\.51\.100\.10 → cgw-/),
      expect.stringMatching(/^Vpc DescribeCustomerGateway cgw-/),
    ],
  ]);
  expect(statSync(join(cwd, "cloud.json")).mode & 0o777).toBe(0o600);
  const { objects } = JSON.parse(readFileSync(join(cwd, "cloud.json"), "utf8")) as { objects: { id: string }[] };
  const address = "alicloud_vpn_customer_gateway.site";
  const adopt = `terraform init >log && terraform import ${address} ${objects[0]?.id} >>log && terraform plan -detailed-exitcode >>log`;
  const second = await cenvpn(["rehearse", "--cloud", "cloud.json", "--", "sh", "-c", adopt], { cwd });
  expect(second.exitCode).toBe(0);
});

test.each([
  ["--cloud", "none.json", undefined, "--cloud none.json: there is no such file"],
  ["--cloud", "cloud.json", "{}", "--cloud cloud.json: --keep did not write this file"],
  ["--fault", "faults.json", "[", "--fault faults.json: this is not JSON"],
  ["--fault", "faults.json", '{"faults": [{"evry": 7}]}', "faults.0.evry is not known. Allowed: action, call, every"],
  [
    "--fault",
    "faults.json",
    '{"faults": [{"every": 7}]}',
    "faults.0 does nothing. Allowed: refuse, lose or end in each",
  ],
  ["--fault", "faults.json", '{"rules": {"busySeconds": "15"}}', "rules.busySeconds is a number"],
  ["--keep", "none/cloud.json", undefined, "--keep none/cloud.json: there is no folder none"],
  ["--keep", "/dev/null", undefined, "--keep /dev/null: this is not a regular file"],
])("%s %s with %s is refused before anything runs", async (option, file, text, message) => {
  const cwd = temporaryFolder();
  if (text !== undefined) writeFileSync(join(cwd, file), text);
  const { exitCode, stderr } = await cenvpn(["rehearse", option, file, "--", "touch", "ran"], { cwd });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});
