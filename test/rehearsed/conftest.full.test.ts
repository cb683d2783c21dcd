import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn, run } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { PROVIDER, plannedHcl } from "../setup/plain-hcl";

jest.setTimeout(600_000);

/** The path of `opa`, the engine of Conftest: from the PATH, or else built. */
async function opa(): Promise<string> {
  if ((await run("opa", ["version"])).exitCode === 0) return "opa";
  const GOBIN = temporaryFolder();
  const built = await run("go", ["install", "github.com/open-policy-agent/opa@v1.22.3"], { env: { GOBIN } });
  expect(built.exitCode).toBe(0);
  return join(GOBIN, "opa");
}

const attachments = (count: number, router: string) => `${PROVIDER}
resource "alicloud_cen_transit_router" "hub" {
  cen_id = "cen-abc123"
}

resource "alicloud_cen_transit_router_vpn_attachment" "site" {
  count             = ${count}
  vpn_id            = "vco-\${count.index}"
  transit_router_id = ${router}
}
`;

test("the Rego example counts as the limits say, for known routers and for new ones", async () => {
  const command = await opa();
  const limits = temporaryFile("limits.json", (await cenvpn(["limits", "--format", "json"])).stdout);
  const reported = async (count: number, router: string) => {
    const folder = await plannedHcl({ "main.tf": attachments(count, router) });
    const data = ["--data", "examples/conftest/policy", "--data", limits, "--input", join(folder, "plan.json")];
    const { stdout, stderr } = await run(command, ["eval", "--format", "raw", ...data, "data.main.deny"]);
    expect(stderr).toBe("");
    return JSON.parse(stdout);
  };
  expect(await reported(50, '"tr-abc123"')).toEqual([]);
  expect(await reported(51, '"tr-abc123"')).toEqual(["tr-abc123 would have 51 VPN attachments; the limit is 50"]);
  const hub = "alicloud_cen_transit_router.hub";
  expect(await reported(51, `${hub}.transit_router_id`)).toEqual([
    `${hub} would have 51 VPN attachments; the limit is 50`,
  ]);
  expect(readFileSync("docs/ci.md", "utf8")).toContain("examples/conftest");
});
