import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, GATEWAYS } from "../../peer/fixtures";
import { cenvpn } from "../../setup/command";
import { temporaryFolder, writeFiles } from "../../setup/files";

const DEVICE = "peers/dev/berlin/edge-1";
const FILES = ["charon.conf", "frr.conf", "interfaces.sh", "sheet.json", "sheet.md", "swanctl.conf"];
const PSKS = { "berlin/main/1": "first-PSK-of-the-test", "berlin/main/2": "second-PSK-of-the-test" };
const OUTPUT = {
  value: { connection_id: "vco-1", gateway_address_1: GATEWAYS("", 1), gateway_address_2: GATEWAYS("", 2) },
};

/** A project with one site, in a git work tree. */
function project(text = environment()): string {
  const folder = writeFiles({
    "environments/dev.yaml": text,
    "dev-sites.tfvars.json": JSON.stringify({ psks: PSKS }),
    "outputs.json": JSON.stringify({ berlin__main: OUTPUT }),
  });
  execFileSync("git", ["init", "--quiet", folder]);
  return folder;
}

const read = (folder: string, file: string) => readFileSync(join(folder, DEVICE, file), "utf8");

test("peer writes a folder for each device, without a PSK", async () => {
  const cwd = project();
  const { exitCode, stdout, stderr } = await cenvpn(["peer", "dev"], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(readdirSync(join(cwd, DEVICE))).toEqual(FILES);
  expect(stdout).toContain(`dev/berlin/edge-1\n  new      ${DEVICE}/sheet.md\n`);
  expect(read(cwd, "swanctl.conf")).toContain('secret = "<PSK berlin/main/1>"');
  expect(read(cwd, "sheet.md")).toContain(
    "| `<gateway address of berlin/main/1>` | `<gateway address of berlin/main/2>` |",
  );
  expect(JSON.parse(read(cwd, "sheet.json"))).toMatchObject({
    version: 1,
    tunnels: [{ psk: { later: "PSK berlin/main/1" } }, { cloud: { address: { later: expect.any(String) } } }],
  });
});

test("a second peer shows the lines that differ, and writes nothing if none do", async () => {
  const cwd = project();
  await cenvpn(["peer", "dev"], { cwd });
  const again = await cenvpn(["peer", "dev", "--format", "json"], { cwd });
  const [device] = JSON.parse(again.stdout).devices;
  expect(device.files.map(({ status }: { status: string }) => status)).toEqual(FILES.map(() => "same"));
  writeFileSync(join(cwd, "environments/dev.yaml"), environment({ connection: "bgp: {localAsn: 64513}" }));
  const { stdout } = await cenvpn(["peer", "dev/berlin"], { cwd });
  expect(stdout).toContain(`  changed  ${DEVICE}/frr.conf
    - neighbor 169.254.10.1 remote-as 64512
    + neighbor 169.254.10.1 remote-as 64513
`);
  expect(stdout).toContain(`  same     ${DEVICE}/swanctl.conf\n`);
});

test("a file that peer no longer writes is named, and stays", async () => {
  const cwd = project();
  await cenvpn(["peer", "dev"], { cwd });
  const bird = environment({ device: "{profile: strongswan-bird}" });
  writeFileSync(join(cwd, "environments/dev.yaml"), bird);
  const { stdout } = await cenvpn(["peer", "dev/berlin/edge-1"], { cwd });
  expect(stdout).toContain(`not written any more  ${DEVICE}/frr.conf`);
  expect(readdirSync(join(cwd, DEVICE))).toContain("frr.conf");
});

describe("gateway addresses come from", () => {
  const state = { values: { outputs: { berlin__main: OUTPUT } } };
  const unknown = { berlin__main: { sensitive: false } };
  test.each([
    ["outputs", "--outputs", { berlin__main: OUTPUT }],
    ["a state as Terraform keeps it", "--state", { version: 4, outputs: { berlin__main: OUTPUT } }],
    ["a state as Terraform prints it", "--state", { format_version: "1.0", ...state }],
    ["a plan that changes none", "--plan", { planned_values: { outputs: { berlin__main: OUTPUT } } }],
    ["what was there before a plan", "--plan", { planned_values: { outputs: unknown }, prior_state: state }],
  ])("%s", async (_, option, json) => {
    const cwd = project();
    writeFileSync(join(cwd, "file.json"), JSON.stringify(json));
    expect(await cenvpn(["peer", "dev", option, "file.json"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read(cwd, "swanctl.conf")).toContain("remote_addrs = 198.51.100.2\n");
  });

  test("not a text that is no address", async () => {
    const cwd = project();
    const hostile = { ...OUTPUT, value: { gateway_address_1: "198.51.100.1\n}\ninclude /etc/passwd" } };
    writeFileSync(join(cwd, "file.json"), JSON.stringify({ berlin__main: hostile }));
    await cenvpn(["peer", "dev", "--outputs", "file.json"], { cwd });
    expect(read(cwd, "swanctl.conf")).toContain("remote_addrs = <gateway address of berlin/main/1>\n");
  });

  test("an existing JSON file", async () => {
    const cwd = project();
    const run = (file: string) => cenvpn(["peer", "dev", "--state", file], { cwd });
    expect(await run("none.json")).toMatchObject({ exitCode: 3, stderr: "cenvpn: none.json does not exist\n" });
    expect((await run("environments/dev.yaml")).exitCode).toBe(3);
  });
});

describe("PSKs", () => {
  test("are written to separate files, readable by the owner only, which git ignores", async () => {
    const cwd = project();
    const { stdout } = await cenvpn(["peer", "dev", "--keys"], { cwd });
    const secret = join(cwd, DEVICE, "with-keys");
    expect(readdirSync(secret)).toEqual([".gitignore", "swanctl.conf"]);
    expect(statSync(join(secret, "swanctl.conf")).mode & 0o777).toBe(0o600);
    for (const psk of Object.values(PSKS)) {
      expect(read(cwd, "with-keys/swanctl.conf")).toContain(`secret = "${psk}"`);
      for (const file of FILES) expect(read(cwd, file)).not.toContain(psk);
      expect(stdout).not.toContain(psk);
    }
    const added = execFileSync("git", ["add", "--all", "--dry-run", "peers"], { cwd, encoding: "utf8" });
    expect(added).not.toContain("with-keys");
    expect(added).toContain("swanctl.conf");
  });

  test("that are new are not printed, either", async () => {
    const cwd = project();
    await cenvpn(["peer", "dev", "--keys"], { cwd });
    const psks = { ...PSKS, "berlin/main/1": "another-PSK-of-the-test" };
    writeFileSync(join(cwd, "dev-sites.tfvars.json"), JSON.stringify({ psks }));
    const { stdout } = await cenvpn(["peer", "dev", "--keys", "dev-sites.tfvars.json"], { cwd });
    expect(stdout).toContain(`  changed  ${DEVICE}/with-keys/swanctl.conf\n`);
    expect(stdout).not.toContain("of-the-test");
    expect(read(cwd, "with-keys/swanctl.conf")).toContain("another-PSK-of-the-test");
  });

  test("that are missing are named, and nothing is written", async () => {
    const cwd = project();
    writeFileSync(join(cwd, "dev-sites.tfvars.json"), JSON.stringify({ psks: { "berlin/main/1": "first-PSK" } }));
    const { exitCode, stderr } = await cenvpn(["peer", "dev", "--keys"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("there is no PSK for berlin/main/2");
    expect(readdirSync(cwd)).not.toContain("peers");
  });

  test("that are kept in KMS stay references", async () => {
    const kms = "keys: {kms: {secret: 'vpn/{site}/{connection}/{tunnel}'}}";
    const cwd = project(environment({ connection: `bgp: {localAsn: 64512}\n${kms}` }));
    expect(await cenvpn(["peer", "dev", "--keys"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readdirSync(join(cwd, DEVICE))).toEqual(FILES);
  });

  test("that the device does not accept are named, but not shown", async () => {
    const cwd = project(environment({ device: "{profile: vyos}" }));
    writeFileSync(
      join(cwd, "dev-sites.tfvars.json"),
      JSON.stringify({ psks: { ...PSKS, "berlin/main/1": `quote"of-the-test` } }),
    );
    const { exitCode, stderr } = await cenvpn(["peer", "dev", "--keys"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("VyOS 1.4 does not accept the PSK");
    expect(stderr).not.toContain("of-the-test");
  });

  test("are not written through a link", async () => {
    const cwd = project();
    const elsewhere = temporaryFolder();
    await cenvpn(["peer", "dev"], { cwd });
    symlinkSync(elsewhere, join(cwd, DEVICE, "with-keys"));
    const { exitCode } = await cenvpn(["peer", "dev", "--keys"], { cwd });
    expect(exitCode).toBe(2);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

test("a device that cannot be the other end is refused, and so is an identity that is not a word", async () => {
  const tunnels = ["insideCidr: 169.254.10.0/30, remoteId: 'a;b'", "insideCidr: 169.254.10.4/30"] as const;
  const identity = await cenvpn(["peer", "dev"], { cwd: project(environment({ tunnels })) });
  expect(identity).toMatchObject({ exitCode: 2 });
  expect(identity.stderr).toContain("the configuration of a device cannot contain the identity “a;b”");
  const routeros = await cenvpn(["peer", "dev"], { cwd: project(environment({ device: "{profile: routeros}" })) });
  expect(routeros).toMatchObject({ exitCode: 2 });
  expect(routeros.stderr).toContain("it has no route-based IPsec");
});

test("an unknown device is refused with the known ones", async () => {
  const { exitCode, stderr } = await cenvpn(["peer", "dev/berlin/edge-9"], { cwd: project() });
  expect(exitCode).toBe(2);
  expect(stderr).toBe("cenvpn: dev/berlin/edge-9 has no device with tunnels. Allowed: dev/berlin/edge-1\n");
});
