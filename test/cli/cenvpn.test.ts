import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { build } from "../../app/build";
import { cenvpn, run } from "../setup/command";
import { temporaryFile, temporaryFolder, writeFiles } from "../setup/files";

const DEV = readFileSync("environments/dev.yaml", "utf8");

/** An environment with this many connections to one transit router. */
function environment(connections: number, extra = ""): string {
  const sites = Array.from(
    { length: connections },
    (_, n) => `  site-${n}:
    customerGateways: {fw: {ip: 203.0.${n >> 8}.${n & 255}}}
    connections:
      main: {routes: [10.${n}.0.0/16], tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}}
`,
  );
  return `name: big\nregion: cn-hangzhou\ntransitRouter: {cen: cen-abc, id: tr-abc, cidrs: existing${extra}}\nsites:\n${sites.join("")}`;
}

describe("--help", () => {
  test.each([[[]], [["--help"]], [["check", "--help"]], [["rehearse", "--help"]], [["explain", "--help"]]])(
    "%j shows all commands",
    async (args) => {
      const { exitCode, stdout, stderr } = await cenvpn(args);
      // Without a command, the error shows the help.
      expect(args.length === 0 ? stderr : stdout).toMatch(/^Usage: cenvpn/);
      expect({ exitCode, rest: args.length === 0 ? stdout : stderr }).toEqual({
        exitCode: args.length === 0 ? 2 : 0,
        rest: "",
      });
    },
  );

  test("lists examples and exit codes", async () => {
    const { exitCode, stdout } = await cenvpn(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Examples:[\s\S]*Exit codes:/);
  });
});

describe("help", () => {
  test.each([["check"], ["quotas"]])(
    "of a command prints the same as --help after the command: %s",
    async (command) => {
      const outcome = await cenvpn(["help", command]);
      expect(outcome).toEqual(await cenvpn([command, "--help"]));
      expect(outcome).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`Usage: cenvpn ${command}`) });
    },
  );

  test("alone lists all commands, and for an unknown command says so", async () => {
    expect(await cenvpn(["help"])).toEqual(await cenvpn(["--help"]));
    expect(await cenvpn(["help", "chek"])).toMatchObject({
      exitCode: 2,
      stderr: "cenvpn: there is no command chek (did you mean check?). All of them: cenvpn help\n",
    });
  });
});

test("a property that every object has is no command", async () => {
  for (const args of [["constructor"], ["help", "toString"], ["__proto__"]])
    expect(await cenvpn(args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^cenvpn: (unknown command|there is no)/),
    });
});

test("a limit of one uses the singular", async () => {
  expect((await cenvpn(["limits"])).stdout).toContain("  1 transit router per IPsec connection (");
});

describe("an environment is named by its file or by its name", () => {
  const cwd = () => writeFiles({ "environments/one.yaml": DEV.replace("name: dev", "name: europe") });

  test.each([
    ["check"],
    ["check", "--print"],
    ["baseline"],
    ["addresses"],
    ["permissions"],
    ["bill"],
    ["keys", "--placeholder"],
  ])("%s", async (...args) => {
    const [byName, byFile] = [
      await cenvpn([...args, "europe"], { cwd: cwd() }),
      await cenvpn([...args, "environments/one.yaml"], { cwd: cwd() }),
    ];
    expect(byName.exitCode).toBe(0);
    expect(byName).toEqual(byFile);
  });

  test("an unknown name is reported with the known ones", async () => {
    const { exitCode, stderr } = await cenvpn(["check", "asia"], { cwd: cwd() });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "asia\n  there is no environment asia. Allowed: one, europe.\n",
    });
  });

  test("a path means a file, even if an environment has the same name", async () => {
    const folder = cwd();
    writeFileSync(join(folder, "europe"), "[]");
    expect(await cenvpn(["check", "europe"], { cwd: folder })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("not a map"),
    });
  });
});

describe("wrong usage", () => {
  test.each([
    [["chekc"], /Did you mean check\?/],
    [["check", "--formt", "json"], /unknown option[\s\S]*--format/],
    [["check", "--fail-on", "fatal"], /error, warning/],
    [["rehearse", "--"], /name a command/],
    [["explain", "insde-cidr"], /Did you mean inside-cidr\?/],
    [["permissions", "--account", "no-such", "environments/dev.yaml"], /there is no account no-such/],
    [["rehearse", "--", "no-such-command"], /there is no command no-such-command/],
  ])("%j is reported, with exit code 2", async (args, message) => {
    const { exitCode, stdout, stderr } = await cenvpn(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

test("outside a project, the hint where to go appears once", async () => {
  const cwd = temporaryFolder();
  for (const command of ["check", "rehearse", "keys"]) {
    const { exitCode, stderr } = await cenvpn([command], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^environments\n {2}there is no folder environments in .*\n {2}Fix: .*\n$/),
    });
  }
});

describe("check", () => {
  test("passes the example, and reports how full the transit router is", async () => {
    const { exitCode, stdout, stderr } = await cenvpn(["check", "environments/dev.yaml"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^tr-abc123 .* 2 +50 VPN attachments/m);
  });

  test("takes the folder of a project for its environments", async () => {
    const [whole, environments] = await Promise.all([cenvpn(["check", "."]), cenvpn(["check"])]);
    expect(whole).toEqual(environments);
  });

  test("prints effective values, as an equivalent file", async () => {
    const { stdout } = await cenvpn(["check", "--print", "environments/dev.yaml", "environments/prod.yaml"]);
    const [dev = "", prod = ""] = stdout.split("---\n");
    expect(parse(dev)).toMatchObject({
      sites: { shanghai: { connections: { main: { dpd: true, crypto: { ike: { lifetime: 28800 } } } } } },
    });
    expect(parse(prod)).toMatchObject({
      backend: { oss: { prefix: "prod-sites", region: "eu-central-1", encrypt: true } },
    });
    for (const text of [dev, prod]) {
      const again = await cenvpn(["check", "--print", temporaryFile("printed.yaml", text)]);
      expect(parse(again.stdout)).toEqual(parse(text));
    }
  });

  test("recognizes an environment in JSON, whatever its content", async () => {
    const file = temporaryFile("dev.json", JSON.stringify({ ...parse(DEV), tags: { resource: "x", terraform: "y" } }));
    expect(await cenvpn(["check", file])).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/ 2 +50 VPN/) });
  });

  test.each([
    ["an unknown key", DEV.replace("tunnels:\n", "tunnles:\n"), "dev.yaml:14:9"],
    ["broken YAML", "name: [", "dev.yaml:1:"],
    ["a duplicate key", "name: dev\nname: dev\n", "dev.yaml:2:1"],
    ["a key in the file", DEV.replace("asn: 65010}", "asn: 65010, psk: PLANTED}"), "dev.yaml:10:"],
    ["an empty file", "", "dev.yaml"],
  ])("shows %s with its line, and exit code 2", async (_, text, place) => {
    const file = temporaryFile("dev.yaml", text);
    const { exitCode, stdout, stderr } = await cenvpn(["check", file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(place);
    expect(stderr).not.toMatch(/PLANTED|^ +at /m);
  });

  test.each([
    ["a missing file", "no-such.yaml"],
    ["a missing plan", "no-such.json"],
    ["a folder without files", temporaryFolder()],
  ])("shows %s, with exit code 2", async (_, path) => {
    const { exitCode, stdout, stderr } = await cenvpn(["check", path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^\S+\n {2}there is no .*\.$/m);
  });

  test("reports a synth folder or a plan that cannot be read, with exit code 3", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "manifest.json"), "{");
    for (const path of [folder, temporaryFile("plan.json", '{"format_version": "2.0", "resource_changes": []}')]) {
      const { exitCode, stderr } = await cenvpn(["check", path]);
      expect(exitCode).toBe(3);
      expect(stderr).not.toMatch(/^ +at |mistake in cenvpn/m);
    }
  });

  test("accepts 50 attachments with a warning, refuses the 51st, and accepts it with a raised limit", async () => {
    const checked = async (text: string) => cenvpn(["check", temporaryFile("big.yaml", text)]);
    const fifty = await checked(environment(50));
    expect(fifty).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^tr-abc +– +50 +50 VPN/m) });
    expect(fifty.stdout).toMatch(/warning {2}vpn-attachments-per-transit-router/);
    const more = await checked(environment(51));
    expect(more).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^tr-abc +– +51 +50 VPN/m) });
    const raised = await checked(environment(51, ", vpnAttachmentLimit: {most: 80, reason: request 4711}"));
    expect(raised).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/ 51 +80 VPN .*request 4711/) });
    const expired = await checked(
      environment(51, ", vpnAttachmentLimit: {most: 80, reason: request 4711, expires: 2026-01-31}"),
    );
    expect(expired).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/ 51 +50 VPN/) });
    expect(expired.stdout).toMatch(/error {2}limit-override[\s\S]*expired on 2026-01-31: 50 counts again/);
  });

  test("does not warn about 39 attachments, but about 40", async () => {
    const output = async (count: number) =>
      (await cenvpn(["check", temporaryFile("big.yaml", environment(count))])).stdout;
    expect(await output(39)).not.toContain("warning  vpn-attachments");
    expect(await output(40)).toMatch(/warning {2}vpn-attachments-per-transit-router[\s\S]*10/);
  });

  test("fails on warnings with --fail-on warning", async () => {
    const file = temporaryFile("weak.yaml", DEV.replace("crypto: strong", "crypto: compatible"));
    expect((await cenvpn(["check", file])).exitCode).toBe(0);
    const { exitCode, stdout } = await cenvpn(["check", "--fail-on", "warning", file]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/warning {2}weak-crypto [\s\S]*weak\.yaml:6:29/);
  });

  test("prints JSON for programs, without colours in a pipe", async () => {
    const { stdout } = await cenvpn(["check", "--format", "json", "environments/dev.yaml"]);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [], stacks: [{ name: "dev-sites" }] });
  });

  test("writes reports to files besides printing, even when it fails", async () => {
    const folder = temporaryFolder();
    const file = temporaryFile("big.yaml", environment(51));
    const [sarif, junit] = [join(folder, "new", "cenvpn.sarif"), join(folder, "junit.xml")];
    const args = ["check", file, "--format", "github", "--report", `sarif=${sarif}`, "--report", `junit=${junit}`];
    const { exitCode, stdout } = await cenvpn(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringMatching(/^::error file=/) });
    expect(JSON.parse(readFileSync(sarif, "utf8")).runs[0].tool.driver.version).toMatch(/^\d/);
    expect(readFileSync(junit, "utf8")).toContain("<failure");
    expect(await cenvpn(["check", file, "--report", `pdf=${folder}/x`])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("text, json, sarif, junit"),
    });
  });

  test("reports why a report cannot be written", async () => {
    expect(await cenvpn(["check", "environments/dev.yaml", "--report", `json=${temporaryFolder()}`])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/ cannot be written: it is a folder\n$/),
    });
  });

  test("takes a state of any version for Terraform's, whatever else it lacks", async () => {
    const state = (version: number) =>
      temporaryFile("cut.json", JSON.stringify({ version, terraform_version: "1.11.4", resources: [] }));
    expect(await cenvpn(["check", state(4)])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await cenvpn(["check", state(5)])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("is a state of version 5, but cenvpn reads only version 4"),
    });
  });

  // the system allows no new folders in /proc
  test.each([
    ["peer", "environments/dev.yaml", "--out", "/proc/cenvpn"],
    ["check", "environments/dev.yaml", "--report", "junit=/proc/cenvpn/junit.xml"],
  ])("ends, and names the path, where %s can make no folder", async (...args) => {
    const { exitCode, stderr } = await cenvpn(args);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^cenvpn: \/proc\/cenvpn.*: it does not exist, or nothing can be made there\n$/),
    });
  });

  test("says in one line that no space is left for the output", async () => {
    const line = `"${process.execPath}" dist/cli/cenvpn.js check environments/dev.yaml > /dev/full`;
    expect(await run("sh", ["-c", line])).toMatchObject({
      exitCode: 2,
      stderr: "cenvpn: the output cannot be written: no space is left\n",
    });
  });

  test("messages that cannot be written do not change the end", async () => {
    const line = `"${process.execPath}" dist/cli/cenvpn.js check environments/dev.yaml 2> /dev/full`;
    const { exitCode, stdout } = await run("sh", ["-c", line]);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("0 errors")]);
  });

  test("judges a plan, and adds details of its folder without judging the folder", async () => {
    const cwd = temporaryFolder();
    const { folder } = build({ files: ["environments/dev.yaml", "environments/prod.yaml"], outdir: join(cwd, "out") });
    const type = "alicloud_vpn_customer_gateway";
    const gateway = { address: `${type}.shanghai__edge-1`, mode: "managed", type, name: "shanghai__edge-1" };
    const change = { actions: ["create"], after: { ip_address: "169.254.1.1" }, after_unknown: {} };
    const plan = { format_version: "1.2", resource_changes: [{ ...gateway, change }] };
    writeFileSync(join(cwd, "dev-sites.plan.json"), JSON.stringify(plan));
    const { stdout } = await cenvpn(["check", "dev-sites.plan.json", "--synth", folder], { cwd });
    expect(stdout).toMatch(/error {2}customer-gateway-address {2}dev-sites\/sites\/shanghai.*dev\.yaml:10:7/);
    expect(stdout).toContain(" in 1 stack\n");
  });

  test("uses colours only on request or on a terminal, and never against NO_COLOR", async () => {
    const output = async (env: Record<string, string>) =>
      (await cenvpn(["check", "environments/dev.yaml"], { env })).stdout;
    expect(await output({})).not.toContain("\u001b[");
    expect(await output({ FORCE_COLOR: "1" })).toContain("\u001b[");
    expect(await output({ FORCE_COLOR: "1", NO_COLOR: "1" })).not.toContain("\u001b[");
  });
});

describe("rules", () => {
  test("are listed for people, as the page of the documentation, and as data", async () => {
    expect((await cenvpn(["rules"])).stdout).toMatch(
      /^inside-cidr +error +A tunnel's inside CIDR.* \(cannot be waived\)$/m,
    );
    expect((await cenvpn(["rules", "--format", "md"])).stdout).toBe(readFileSync("docs/rules.md", "utf8"));
    const listed = JSON.parse((await cenvpn(["rules", "--format", "json"])).stdout) as unknown[];
    expect(listed).toContainEqual(expect.objectContaining({ id: "inside-cidr" }));
  });
});

describe("explain", () => {
  test("prints what a rule checks", async () => {
    expect((await cenvpn(["explain", "inside-cidr"])).stdout).toMatch(
      /cannot be waived[\s\S]*Why[\s\S]*Fix[\s\S]*Source[\s\S]*bad[\s\S]*good/,
    );
  });
});

describe("rehearse", () => {
  test("plans an environment by its name, with real Terraform, and writes nothing here", async () => {
    const folder = writeFiles({ "environments/one.yaml": DEV.replace("name: dev", "name: europe") });
    const { exitCode, stdout } = await cenvpn(["rehearse", "europe"], { cwd: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^europe-sites {2}15 to add, 0 to change, 0 to destroy$/m);
    expect(stdout).toContain("0 errors, 0 warnings, 0 undecided in 1 stack");
    expect(readdirSync(folder)).toEqual(["environments"]);
  });

  test("does not plan what the policy refuses", async () => {
    const { exitCode, stdout } = await cenvpn(["rehearse", temporaryFile("big.yaml", environment(51))]);
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain("to add");
  });

  test("without Terraform does everything except the plan, and fails only in CI", async () => {
    const without = (CI: string | undefined) =>
      cenvpn(["rehearse"], { env: { PATH: "/nowhere", TERRAFORM_BINARY_NAME: undefined, CI } });
    expect(await without(undefined)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/ 2 +50 VPN/),
      stderr: expect.stringContaining("no terraform on the PATH"),
    });
    expect(await without("true")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("no terraform on the PATH"),
    });
  });

  test("shows where the dashes go if a command lacks them", async () => {
    expect(await cenvpn(["rehearse", "npx", "terraform", "plan"])).toMatchObject({
      exitCode: 2,
      stderr: "cenvpn: there is no file npx; write a command after --: cenvpn rehearse -- npx terraform plan\n",
    });
    expect(await cenvpn(["rehearse", "stage"])).toMatchObject({
      exitCode: 2,
      stderr:
        "cenvpn: there is no environment or file stage (environments: dev, prod); write a command after --: cenvpn rehearse -- stage\n",
    });
  });

  test("in a folder of plain Terraform says how to rehearse it", async () => {
    const cwd = writeFiles({ "main.tf": 'resource "terraform_data" "x" {}\n' });
    const { exitCode, stderr } = await cenvpn(["rehearse"], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining("cenvpn rehearse -- terraform plan"),
    });
  });

  test("passes on the exit code of a command", async () => {
    expect((await cenvpn(["rehearse", "--", "sh", "-c", "exit 7"])).exitCode).toBe(7);
  });
});
