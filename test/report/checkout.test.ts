import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Judgement } from "../../policy";
import { cenvpn } from "../setup/command";
import { temporaryFolder, writeFiles } from "../setup/files";

// Reports name files the same way, wherever in a checkout the command runs.

const HCL = `
resource "alicloud_vpn_customer_gateway" "a" {
  ip_address = "169.254.1.1"
}
`;
const type = "alicloud_vpn_customer_gateway";
const PLAN = JSON.stringify({
  format_version: "1.2",
  resource_changes: [
    {
      address: `${type}.a`,
      mode: "managed",
      type,
      name: "a",
      change: { actions: ["create"], after: { ip_address: "169.254.1.1" }, after_unknown: {} },
    },
  ],
});
const files = { "infra/main.tf": HCL, "infra/site.plan.json": PLAN };

const checkIn = async (folder: string, file: string, format: string) =>
  (await cenvpn(["check", file, "--format", format], { cwd: folder })).stdout;

describe("in a folder of a checkout", () => {
  const checkout = writeFiles({ ...files, ".git/HEAD": "", "plans/README": "" });
  const infra = join(checkout, "infra");

  test.each([
    ["itself", infra, "site.plan.json"],
    ["its top", checkout, "infra/site.plan.json"],
    ["another one", join(checkout, "plans"), join(infra, "site.plan.json")],
  ])("run in %s, reports for programs name files relative to the top", async (_, cwd, plan) => {
    const out = temporaryFolder();
    const places = {
      github: /^::error file=infra\/main\.tf,line=2,/m,
      gitlab: /"path": "infra\/main\.tf"/,
      sarif: /"uri": "infra\/main\.tf"/,
      junit: / file="infra\/main\.tf" line="2"/,
      markdown: /infra\/main\.tf:2/,
    };
    const reports = Object.keys(places).flatMap((format) => ["--report", `${format}=${join(out, format)}`]);
    await cenvpn(["check", plan, ...reports], { cwd });
    for (const [format, place] of Object.entries(places))
      expect(readFileSync(join(out, format), "utf8")).toMatch(place);
  });

  test("text and JSON name files relative to the working directory", async () => {
    expect(await checkIn(infra, "site.plan.json", "text")).toContain("  main.tf:2\n");
    expect(JSON.parse(await checkIn(infra, "site.plan.json", "json")).findings[0].written).toBe("main.tf:2");
  });

  test("findings have the same fingerprints everywhere", async () => {
    const elsewhere = writeFiles(files);
    const fingerprints = async (folder: string, file: string) =>
      (JSON.parse(await checkIn(folder, file, "json")) as Judgement).findings.map(({ fingerprint }) => fingerprint);
    const expected = await fingerprints(elsewhere, "infra/site.plan.json");
    expect(expected).toHaveLength(1);
    expect(await fingerprints(infra, "site.plan.json")).toEqual(expected);
    expect(await fingerprints(checkout, "infra/site.plan.json")).toEqual(expected);
  });

  test("a file outside the checkout keeps its path", async () => {
    const outside = writeFiles(files);
    const plan = join(outside, "infra/site.plan.json");
    expect(await checkIn(infra, plan, "github")).toContain(`file=${outside}/infra/main.tf,line=2`);
    expect(await checkIn(infra, plan, "sarif")).toContain(`"uri": "file://${outside}/infra/main.tf"`);
  });
});

test("without a checkout, files are named relative to the working directory", async () => {
  expect(await checkIn(join(writeFiles(files), "infra"), "site.plan.json", "github")).toContain("file=main.tf,line=2");
});
