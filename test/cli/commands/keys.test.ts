import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { writeFiles } from "../../setup/files";

const DEV = readFileSync("environments/dev.yaml", "utf8");
const FILE = "dev-sites.tfvars.json";
const NAMES = ["shanghai", "chengdu", "legacy-office"].flatMap((site) => [`${site}/main/1`, `${site}/main/2`]);

/** A project with one environment, in a git work tree that ignores the given pattern. */
function project(ignored = "*.tfvars.json"): string {
  const folder = writeFiles({ ".gitignore": ignored, "environments/dev.yaml": DEV });
  execFileSync("git", ["init", "--quiet", folder]);
  return folder;
}

const psksIn = (folder: string, file = FILE) =>
  (JSON.parse(readFileSync(join(folder, file), "utf8")) as { psks: Record<string, string> }).psks;

test("keys makes a PSK for each tunnel, readable by the owner only, and prints none", async () => {
  const cwd = project();
  const { exitCode, stdout, stderr } = await cenvpn(["keys", "dev"], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const psks = psksIn(cwd);
  expect(Object.keys(psks)).toEqual(NAMES);
  expect(new Set(Object.values(psks)).size).toBe(NAMES.length);
  for (const psk of Object.values(psks)) {
    expect(psk).toMatch(/^[A-Za-z][A-Za-z0-9]{31}$/);
    expect(stdout).not.toContain(psk);
  }
  expect(stdout).toBe(`${FILE}\n${NAMES.map((name) => `  new      ${name}\n`).join("")}`);
  expect(statSync(join(cwd, FILE)).mode & 0o777).toBe(0o600);
  expect(readdirSync(cwd).sort()).toEqual([".git", ".gitignore", FILE, "environments"]);

  const before = readFileSync(join(cwd, FILE), "utf8");
  const again = await cenvpn(["keys", "--format", "json"], { cwd });
  expect(JSON.parse(again.stdout).files).toEqual([{ file: FILE, added: [], renamed: [], present: NAMES, unused: [] }]);
  expect(readFileSync(join(cwd, FILE), "utf8")).toBe(before);
});

test("a PSK that the device at the other end does not accept is named, but not shown", async () => {
  const cwd = project();
  const device = DEV.replace(/(ip: [\d.]+, asn: \d+)/, "$1, device: {profile: vyos}");
  writeFileSync(join(cwd, "environments/dev.yaml"), device);
  writeFileSync(
    join(cwd, FILE),
    JSON.stringify({ psks: { "shanghai/main/1": `with"a-quote`, "shanghai/main/2": "x".repeat(32) } }),
  );
  const { stdout } = await cenvpn(["keys", "dev"], { cwd });
  expect(stdout).toContain("  shanghai/main/1: VyOS 1.4 does not accept the PSK. Allowed: ");
  expect(stdout).toContain("Fix: replace it at both ends.");
  expect(stdout).not.toContain("a-quote");
  expect(stdout).not.toContain("shanghai/main/2: ");
  expect(JSON.parse((await cenvpn(["keys", "dev", "--format", "json"], { cwd })).stdout).files[0].unfit).toEqual([
    "shanghai/main/1",
  ]);
});

test("an environment is named by the name in its file, or by the file", async () => {
  const cwd = project();
  writeFileSync(join(cwd, "environments/prod.yaml"), DEV.replace("name: dev", "name: production"));
  for (const name of ["production", "prod"]) {
    const { stdout } = await cenvpn(["keys", name, "--placeholder"], { cwd });
    expect(stdout).toMatch(/^production-sites\.placeholder\.tfvars\.json\n/);
    const permitted = await cenvpn(["bill"], { cwd, env: { CENVPN_ENV: name } });
    expect(permitted.stdout).toMatch(/production\//);
    expect(permitted.stdout).not.toMatch(/dev\//);
  }
  expect(await cenvpn(["keys", "staging"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/no environment staging\. Allowed: dev, prod, production\./),
  });
});

test("keys makes no file if no tunnel needs one, and says so", async () => {
  const cwd = project();
  const keys = "keys: {kms: {secret: 'vpn/{site}/{connection}/{tunnel}'}}";
  writeFileSync(join(cwd, "environments/dev.yaml"), DEV.replace("crypto: strong", `crypto: strong, ${keys}`));
  const { exitCode, stdout } = await cenvpn(["keys"], { cwd });
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^dev-sites\.tfvars\.json\n {2}not needed: /),
  });
  expect(readdirSync(cwd)).not.toContain(FILE);
});

test("keys adds to a file, and changes nothing else in it", async () => {
  const cwd = project();
  const [head, tail] = [
    '{"big": 12345678901234567890, "psks": {"gone/main/1": "PLANTED", "chengdu/main/1": "kept"',
    "}}",
  ];
  writeFileSync(join(cwd, FILE), head + tail, { mode: 0o644 });
  const { exitCode, stdout } = await cenvpn(["keys", "environments/dev.yaml"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("  there    chengdu/main/1\n  unused   gone/main/1\n");
  expect(stdout).not.toMatch(/PLANTED|kept/);
  const after = readFileSync(join(cwd, FILE), "utf8");
  expect([after.startsWith(`${head},\n`), after.endsWith(tail)]).toEqual([true, true]);
  expect(Object.keys(psksIn(cwd)).sort()).toEqual([...NAMES, "gone/main/1"].sort());
  expect(statSync(join(cwd, FILE)).mode & 0o777).toBe(0o600);
});

test("a renamed site keeps its PSKs, under the new names", async () => {
  const cwd = project();
  await cenvpn(["keys", "dev"], { cwd });
  const before = readFileSync(join(cwd, FILE), "utf8");
  const renamed = DEV.replace("  shanghai:\n", "  pudong:\n    formerly: [shanghai]\n");
  expect(renamed).not.toBe(DEV);
  writeFileSync(join(cwd, "environments", "dev.yaml"), renamed);
  const { exitCode, stdout } = await cenvpn(["keys", "dev"], { cwd });
  expect({ exitCode, stdout: stdout.split("\n").slice(0, 4) }).toEqual({
    exitCode: 0,
    stdout: [
      FILE,
      "  kept     pudong/main/1, which was shanghai/main/1",
      "  kept     pudong/main/2, which was shanghai/main/2",
      "  there    chengdu/main/1",
    ],
  });
  for (const psk of Object.values(psksIn(cwd))) expect(stdout).not.toContain(psk);
  expect(readFileSync(join(cwd, FILE), "utf8")).toBe(before.replaceAll("shanghai/", "pudong/"));
  expect(statSync(join(cwd, FILE)).mode & 0o777).toBe(0o600);

  // as in a rotation: the command makes a removed PSK again, whatever the former name of the tunnel was
  const old = psksIn(cwd);
  writeFileSync(join(cwd, FILE), JSON.stringify({ psks: { ...old, "pudong/main/1": undefined } }));
  await cenvpn(["keys", "dev"], { cwd });
  expect(psksIn(cwd)).toEqual({ ...old, "pudong/main/1": expect.stringMatching(/^[A-Za-z0-9]{32}$/) });
  expect(psksIn(cwd)["pudong/main/1"]).not.toBe(old["pudong/main/1"]);
});

test("keys refuses a broken file, neither quotes nor changes it", async () => {
  const cwd = project();
  const text = '{"psks": {"shanghai/main/1": "PLANTED",}}';
  writeFileSync(join(cwd, FILE), text);
  const { exitCode, stdout, stderr } = await cenvpn(["keys"], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^dev-sites\.tfvars\.json.*\n {2}The file is not JSON/i);
  expect(stderr).not.toContain("PLANTED");
  expect(readFileSync(join(cwd, FILE), "utf8")).toBe(text);
});

test("keys refuses a file that git does not ignore, a link and a folder", async () => {
  const refusal = async (cwd: string) => {
    const { exitCode, stderr } = await cenvpn(["keys"], { cwd });
    expect(exitCode).toBe(2);
    return stderr;
  };
  const open = project("node_modules");
  expect(await refusal(open)).toContain("git does not ignore the file");
  expect(readdirSync(open)).not.toContain(FILE);

  const linked = project();
  symlinkSync("elsewhere", join(linked, FILE));
  expect(await refusal(linked)).toContain("this is a symbolic link");

  const folder = project();
  mkdirSync(join(folder, FILE));
  expect(await refusal(folder)).toContain("this is a folder");
});

test("keys writes no file if one environment has a problem", async () => {
  const cwd = project();
  writeFileSync(join(cwd, "environments", "zone.yaml"), DEV.replace("name: dev", "name: zone"));
  writeFileSync(join(cwd, "zone-sites.tfvars.json"), "[");
  expect(await cenvpn(["keys"], { cwd })).toMatchObject({ exitCode: 2, stdout: "" });
  expect(readdirSync(cwd)).not.toContain(FILE);
  const unknown = await cenvpn(["keys", "test"], { cwd });
  expect(unknown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("there is no environment test") });
});

test("placeholders are the same for all, in a file of their own, written again each time", async () => {
  const cwd = project("");
  for (const _ of [1, 2]) {
    expect(await cenvpn(["keys", "--placeholder"], { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
  }
  const psks = psksIn(cwd, "dev-sites.placeholder.tfvars.json");
  expect(psks).toEqual(Object.fromEntries(NAMES.map((name) => [name, "PLACEHOLDER-never-apply"])));
});
