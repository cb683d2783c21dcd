import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../setup/command";
import { temporaryFile } from "../setup/files";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

// A repository with plain HCL: the command reads a plan of real Terraform.

const MAIN = `${PROVIDER}
variable "device" {
  type      = string
  sensitive = true
  default   = "127.9.8.7"
}

variable "asn" {
  type      = number
  sensitive = true
  default   = 45104
}

resource "alicloud_vpn_customer_gateway" "edge" {
  for_each              = toset(["a"])
  ip_address            = var.device
  asn                   = var.asn
  customer_gateway_name = "edge"
}

output "device" {
  value     = var.device
  sensitive = true
}
`;

/** A hook that makes loading CDKTF fail. */
const HOOK = `const { _resolveFilename } = require("node:module");
require("node:module")._resolveFilename = function (request, ...rest) {
  if (/^(cdktf|cdktn|constructs|@cdktf\\/provider-alicloud\\/lib.*)$/.test(request)) throw new Error("CDKTF is not here");
  return _resolveFilename.call(this, request, ...rest);
};`;

test("plain HCL is judged by its plan, at its own lines, without CDKTF and without reporting a secret", async () => {
  const folder = await plannedHcl({ "main.tf": MAIN });
  expect(readFileSync(join(folder, "plan.json"), "utf8")).toContain("127.9.8.7");
  const env = { NODE_OPTIONS: `--require=${temporaryFile("hook.js", HOOK)}` };
  const files = ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"];
  const reports = files.flatMap((format) => ["--report", `${format}=out.${format}`]);
  const { exitCode, stdout, stderr } = await cenvpn(["check", "plan.json", ...reports], { cwd: folder, env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(stdout).toMatch(
    /error {2}customer-gateway-address .*alicloud_vpn_customer_gateway\.edge\["a"\] {2}main\.tf:23\n/,
  );
  expect(stdout).toMatch(/\(sensitive\) is in 127\.0\.0\.0\/8/);
  for (const format of files) {
    const report = readFileSync(join(folder, `out.${format}`), "utf8");
    expect(report).toContain("customer-gateway-asn");
    expect(report).not.toMatch(/127\.9\.8\.7|"45104"|[^0-9]45104 is/);
  }
});

test("a data source shows that a transit router is of the Basic Edition", async () => {
  const main = `${PROVIDER}
data "alicloud_cen_transit_routers" "main" {
  cen_id            = "cen-abc123"
  transit_router_id = "tr-basic1"
}

resource "alicloud_cen_transit_router_vpn_attachment" "main" {
  vpn_id                     = "vco-abc123"
  transit_router_id          = data.alicloud_cen_transit_routers.main.transit_routers[0].transit_router_id
  auto_publish_route_enabled = true
}
`;
  const folder = await plannedHcl({ "main.tf": main });
  const { stdout } = await cenvpn(["check", "plan.json", "--format", "json"], { cwd: folder });
  expect(JSON.parse(stdout).findings).toContainEqual(
    expect.objectContaining({
      rule: "enterprise-edition",
      level: "error",
      address: "alicloud_cen_transit_router_vpn_attachment.main",
      argument: "transit_router_id",
    }),
  );
});
