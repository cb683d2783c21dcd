import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEV, PROD, project, REJECTED, stacks } from "./setup/app-project";
import { app } from "./setup/command";

test("all environments become stacks", async () => {
  const folder = project({ "dev.yaml": DEV, "prod.yaml": PROD });
  expect(await app({ cwd: folder })).toMatchObject({
    exitCode: 0,
    stderr: "",
    stdout: expect.stringContaining("0 errors"),
  });
  expect(stacks(folder)).toEqual(["dev-sites", "prod-sites"]);
});

test("a stack that the policy refuses is removed from the output, the others stay", async () => {
  const folder = project({ "dev.yaml": REJECTED, "prod.yaml": PROD });
  const { exitCode, stderr } = await app({ cwd: folder });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/error {2}forwards-nothing .*environments\/dev\.yaml:20:7/);
  expect(stderr).toContain("Not synthesized: dev-sites");
  expect(stacks(folder)).toEqual(["prod-sites"]);
  expect(readdirSync(join(folder, "cdktf.out", "stacks"))).toEqual(["prod-sites"]);
});

test("a wrong file is reported with exit code 2, and writes nothing", async () => {
  const folder = project({ "dev.yaml": DEV.replace("asn: 65010", "asn: 45104") });
  expect(await app({ cwd: folder })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("environments/dev.yaml:10:39"),
  });
  expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
});

test("a site may have the same name as another part of the stack", async () => {
  const sites = ["alicloud", "backend", "transit-router", "psks", "sites"];
  const site = DEV.match(/ {2}chengdu:\n(( {4}.*\n)+)/)?.[1];
  const numbered = (name: string, n: number) =>
    `  ${name}:\n${site?.replaceAll("198.51.100.", `198.51.${100 + n}.`).replace("192.168.9.", `192.168.${n}.`)}`;
  const text = DEV.replace(/sites:\n[\s\S]*/, `sites:\n${sites.map(numbered).join("")}`);
  expect(await app({ cwd: project({ "dev.yaml": text }) })).toMatchObject({ exitCode: 0, stderr: "" });
});

test("the output folder may have another name, with a slash at its end", async () => {
  const folder = project({ "dev.yaml": DEV });
  expect((await app({ cwd: folder, env: { CDKTF_OUTDIR: "out/" } })).exitCode).toBe(0);
  const json = JSON.parse(readFileSync(join(folder, "out", "stacks", "dev-sites", "cdk.tf.json"), "utf8"));
  expect(json.terraform.backend.local.path).toBe("../../../terraform.dev-sites.tfstate");
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "environments", "node_modules", "out"]);
});

describe("CENVPN_ENV", () => {
  const env = { CENVPN_ENV: "dev" };

  test("picks environments by file name", async () => {
    const folder = project({ "dev.yaml": DEV, "prod.yaml": PROD });
    expect((await app({ cwd: folder, env })).exitCode).toBe(0);
    expect(stacks(folder)).toEqual(["dev-sites"]);
  });

  test("names the environments if it picks none", async () => {
    const folder = project({ "dev.yaml": DEV });
    const { exitCode, stderr } = await app({ cwd: folder, env: { CENVPN_ENV: "prd" } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/no environment prd. Allowed: dev/),
    });
  });

  test("leaves out a broken or refused neighbour, with a warning", async () => {
    const broken = await app({ cwd: project({ "dev.yaml": DEV, "prod.yaml": "name: [" }), env });
    expect(broken).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("environments/prod.yaml:1:") });
    // How much of the shared quotas the broken file uses is unknown.
    expect(broken.stdout + broken.stderr).toMatch(
      /undecided {2}vpn-attachments-per-transit-router[\s\S]*2 or more of 50/,
    );
    const refused = await app({ cwd: project({ "dev.yaml": PROD, "prod.yaml": REJECTED }), env });
    expect(refused).toMatchObject({ exitCode: 0 });
  });

  test("cannot bypass the policy: with a broken neighbour, a refused stack stays refused", async () => {
    const folder = project({ "dev.yaml": REJECTED, "prod.yaml": "name: [" });
    expect(await app({ cwd: folder, env })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("forwards-nothing"),
    });
    expect(stacks(folder)).toEqual([]);
  });

  test("counts neighbours on the same transit router", async () => {
    const lab = DEV.replace("name: dev", "name: lab").replace("192.168.9.", "192.168.10.");
    const folder = project({ "dev.yaml": DEV, "lab.yaml": lab });
    expect((await app({ cwd: folder, env })).stdout).toMatch(/^tr-abc123 +– +4 +50 VPN/m);
  });
});
