import { rmSync } from "node:fs";
import { join } from "node:path";
import { judge, readStacks } from "../../../policy";
import { type Json, patch, resources, site } from "../../policy/fixtures";
import { planOf } from "../../policy/plan-of";
import { temporaryFile, writeFiles } from "../../setup/files";

const GATEWAY = "alicloud_vpn_customer_gateway";
const loopback = patch(site("shanghai"), `resource/${GATEWAY}/shanghai__edge-1/ip_address`, "127.0.0.1");

test("stacks are judged from memory, even when their files are gone", () => {
  const written = resources({ [GATEWAY]: { edge: { ip_address: "127.0.0.1" } } });
  const folder = writeFiles({ "main.tf.json": JSON.stringify(written, undefined, 2) });
  const stacks = readStacks({ path: folder, stack: "sites" });
  const before = judge(stacks);
  rmSync(folder, { recursive: true });
  expect(judge(stacks)).toEqual(before);
  expect(before.findings).toContainEqual(
    expect.objectContaining({ rule: "customer-gateway-address", written: `${join(folder, "main.tf.json")}:4` }),
  );
});

test("a plan that Windows PowerShell wrote in UTF-16 is the same plan", () => {
  const json = planOf(loopback);
  const text = `\ufeff${JSON.stringify(json)}`;
  const file = temporaryFile("dev-sites.plan.json", Buffer.from(text, "utf16le"));
  const findings = (target: Parameters<typeof readStacks>[0]) => judge(readStacks(target)).findings;
  expect(findings(file)).toEqual(findings({ name: "dev-sites", json }));
});

test("warnings that OpenTofu prints above a plan are not part of the plan", () => {
  const { format_version, ...json } = planOf(loopback);
  const plan = { format_version, ...json };
  const warning = '\nWarning: Unable to open CLI configuration file\n\nThe file {"a"} does not exist.\n';
  const file = temporaryFile("dev-sites.plan.json", `${warning}${JSON.stringify(plan)}\n`);
  const findings = (target: Parameters<typeof readStacks>[0]) => judge(readStacks(target)).findings;
  expect(findings(file)).toEqual(findings({ name: "dev-sites", json: plan }));
});

test("judging does not change the stacks", () => {
  const stacks = readStacks({ name: "dev-sites", json: loopback });
  expect(judge(stacks)).toEqual(judge(stacks));
});

test("a file in the working directory has a relative name", () => {
  const source = join(process.cwd(), "environments/dev.yaml:8:7");
  const json = patch(loopback, `resource/${GATEWAY}/shanghai__edge-1/${"//"}`, undefined);
  const edge = ((json.resource as Json)[GATEWAY] as Json)["shanghai__edge-1"] as Json;
  edge["//"] = { source };
  const [finding] = judge(readStacks({ name: "dev-sites", json })).findings;
  expect(finding).toMatchObject({ source: "environments/dev.yaml:8:7" });
});
