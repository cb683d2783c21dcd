import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { cenvpn, run } from "../setup/command";
import { writeFiles } from "../setup/files";
import { blocks } from "../setup/readme";

const DEV = readFileSync("environments/dev.yaml", "utf8");
const EXAMPLE = "examples/policy-plugin/house-asn.ts";

const compile = (code: string) =>
  transformSync(code, { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } }).code;

/** A project with the example's rule, and with a page's YAML blocks as files. The comment in a block's first line names the file. */
function project(page: string, files: Readonly<Record<string, string>>): string {
  const named = blocks("yaml", page).map((block): [string, string] => [String(/^# (.+)\n/.exec(block)?.[1]), block]);
  const rule = compile(readFileSync(EXAMPLE, "utf8"));
  const folder = writeFiles({ ...Object.fromEntries(named), "rules/house-asn.js": rule, ...files });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules", "cenvpn"));
  return folder;
}

test("the files in the page on policy work together", async () => {
  const weak = DEV.replace(/(legacy-office:[\s\S]*?main:\n)/, "$1        crypto: compatible\n");
  const cwd = project("docs/policy.md", {
    "environments/dev.yaml": weak,
    "baseline.json": '{"version": 1, "findings": []}',
  });
  const { exitCode, stdout } = await cenvpn(["check"], { cwd });
  expect(stdout).toMatch(/waived error {2}weak-crypto [\s\S]*legacy-office[\s\S]*network-team \(NET-4711\)/);
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, "reports", "junit.xml"), "utf8")).toContain("<skipped");
});

test("its commands accept what the page says", async () => {
  const plan = { format_version: "1.2", resource_changes: [] };
  const cwd = project("docs/policy.md", {
    "environments/dev.yaml": DEV,
    "baseline.json": '{"version": 1, "findings": []}',
    "dev-sites.plan.json": JSON.stringify(plan),
    "terraform.dev-sites.tfstate": JSON.stringify({ version: 4, terraform_version: "1.11.4", lineage: "b2d5" }),
    "hub.state.json": JSON.stringify({ format_version: "1.0" }),
  });
  const lines = blocks("sh", "docs/policy.md").flatMap((block) => block.match(/^cenvpn check [^#\n]+/gm) ?? []);
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const { exitCode, stderr } = await cenvpn(line.trim().split(" ").slice(1), { cwd });
    expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: "" });
  }
});

test("its inventory, and a granted limit, count as the page says", async () => {
  const page = readFileSync("docs/policy.md", "utf8");
  const granted = /vpnAttachmentLimit: \{.*\}/.exec(page)?.[0];
  const cwd = project("docs/policy.md", {
    "environments/dev.yaml": DEV.replace("cidrs: existing", `cidrs: existing, ${granted}`),
    "baseline.json": '{"version": 1, "findings": []}',
  });
  const { stdout } = await cenvpn(["check"], { cwd });
  expect(stdout).toMatch(/^tr-abc123 +– +14 +80 VPN attachments +environments\/dev\.yaml:\d+:\d+; request 4711$/m);
  const inPolicy = /vpnAttachmentLimits: \{.*\}\}/.exec(page)?.[0];
  writeFileSync(join(cwd, "environments", "dev.yaml"), DEV);
  writeFileSync(join(cwd, "cenvpn.yaml"), `${inPolicy}\n`);
  expect((await cenvpn(["check"], { cwd })).stdout).toMatch(
    /^tr-abc123 +– +14 +80 VPN attachments +cenvpn\.yaml:1:23; request 4711$/m,
  );
});

test("the page on rules shows the example, and the rule works", async () => {
  expect(blocks("ts", "docs/policy-plugins.md")[0]).toBe(readFileSync(EXAMPLE, "utf8"));
  const cwd = project("docs/policy-plugins.md", { "environments/dev.yaml": DEV.replaceAll("64512", "65100") });
  const { exitCode, stdout } = await cenvpn(["check"], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /error {2}house-asn .*environments\/dev\.yaml:6:73\n {2}65100 is not the house's ASN\.[\s\S]*tunnels\.1\.bgp\.local_asn, tunnels\.2/,
  );
});

test("the test in the page on rules runs", async () => {
  const cwd = project("docs/policy-plugins.md", {
    "rules/test.js": compile(String(blocks("ts", "docs/policy-plugins.md")[1])),
  });
  expect(await run(process.execPath, ["rules/test.js"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
});
