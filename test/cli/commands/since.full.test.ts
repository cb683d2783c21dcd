import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { temporaryFolder, writeFiles } from "../../setup/files";
import { repository } from "../../setup/repository";
import { workTree } from "../../setup/work-tree";

const LAB = `name: lab
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  plant:
    customerGateways: {fw: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const LONGER = LAB.replace("routes:", "crypto: {ike: {lifetime: 3600}}\n        routes:");
const keys = (one: string, two: string) => JSON.stringify({ psks: { "plant/main/1": one, "plant/main/2": two } });

test("plan --since shows what changes since a commit, on the devices too, and needs no account", async () => {
  const lab = LAB.replace("203.0.113.10}", "203.0.113.10, device: {profile: strongswan}}");
  const { cwd, write, cenvpn } = await repository({ "environments/lab.yaml": lab });
  expect(await cenvpn("plan", "--since", "HEAD")).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^nothing changes/),
  });
  // a file with another name is still the same environment
  renameSync(join(cwd, "environments/lab.yaml"), join(cwd, "environments/laboratory.yaml"));
  write("environments/laboratory.yaml", lab.replace("203.0.113.10", "203.0.113.20"));
  const { exitCode, stdout, stderr } = await cenvpn("plan", "--since", "HEAD");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining("To apply") });
  expect(stdout).toMatch(/^2 tunnels negotiate again/);
  expect(stdout).toContain("ip 203.0.113.10 → 203.0.113.20");
  expect(stdout).toMatch(
    /what changes on the devices\n {2}~ device plant\/fw \(strongswan\)\n.*\n {6}- .*203\.0\.113\.10/,
  );
});

test("an edit that the guard stops is shown as not sent, with --since too", async () => {
  const { write, cenvpn } = await repository({ "environments/lab.yaml": LAB });
  write("environments/lab.yaml", LONGER);
  for (const command of ["plan", "rehearse"]) {
    const { exitCode, stdout, stderr } = await cenvpn(command, "--since", "HEAD");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toContain("tunnels 1 and 2 (fw): ike.lifetime 28800 → 3600, not sent");
  }
});

test("rehearse --since applies the change as well, and then nothing is left to do", async () => {
  const { write, cenvpn } = await repository({ "environments/lab.yaml": LAB });
  write("environments/lab.yaml", LAB.replace("10.1.0.0/16", "10.2.0.0/16"));
  expect(await cenvpn("rehearse", "lab", "--since", "HEAD")).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^1 connection loses routes/),
    stderr: "\nThe change was applied to the simulated cloud, and planned again without a change.\n",
  });
});

test("a PSK that was rotated since a commit shows as changed, and no PSK is printed", async () => {
  const [old, now, same] = ["planted-Zq8Wm3Rt", "planted-Hv5Xn7Yc", "planted-Lk2Bd9Tf"] as const;
  const inPlace = LAB.replace("routes:", "tunnelEdits: in-place\n        revision: 1\n        routes:");
  const { write, cenvpn } = await repository({
    "environments/lab.yaml": inPlace,
    "lab-sites.tfvars.json": keys(old, same),
  });
  write("lab-sites.tfvars.json", keys(now, same));
  write("environments/lab.yaml", inPlace.replace("revision: 1", "revision: 2"));
  const { stdout, stderr } = await cenvpn("plan", "--since", "HEAD");
  expect(stdout).toMatch(/tunnel 1 \(fw\)\n +~ sent whole[^\n]*\n +~ PSK changed\n +~ tunnel 2/);
  for (const key of [old, now, same]) expect(stdout + stderr).not.toContain(key);
});

test("new and removed environments are named", async () => {
  const { cwd, write, cenvpn } = await repository({ "environments/lab.yaml": LAB });
  renameSync(join(cwd, "environments/lab.yaml"), join(cwd, "lab.yaml"));
  write("environments/prod.yaml", LAB.replace("name: lab", "name: prod"));
  expect(await cenvpn("plan", "--since", "HEAD")).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^1 site added/),
    stderr:
      "git has nothing of this at HEAD: everything is new\ngit has lab at HEAD, but it is not here any more; what it deployed stays\n",
  });
});

test("the finding of a renamed site is annotated at the line of its name, which the diff shows", async () => {
  const { write, cenvpn } = await repository({ "environments/lab.yaml": LAB });
  write("environments/lab.yaml", LAB.replace("plant:", "works:"));
  const { stdout } = await cenvpn("plan", "--since", "HEAD", "--format", "github");
  expect(stdout).toMatch(/^::warning file=environments\/lab.yaml,line=5,col=3,title=rename-without-move::/m);
});

test("an unknown revision, and files that were broken in it, are refused", async () => {
  const { write, cenvpn } = await repository({ "environments/lab.yaml": LAB.replace("203.0.113.10", "nowhere") });
  write("environments/lab.yaml", LAB);
  expect(await cenvpn("plan", "--since", "--output=x")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("git has no such commit, branch or tag here"),
  });
  expect(await cenvpn("plan", "--since", "HEAD")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^HEAD:environments\/lab.yaml:6:/m),
  });
  expect(await cenvpn("rehearse", "--since", "HEAD", "--", "true")).toMatchObject({ exitCode: 2 });
});

test("the reason is given why git knows no commit", async () => {
  const files = { "environments/lab.yaml": LAB };
  const { cwd, git, write } = await repository(files);
  write("environments/lab.yaml", LONGER);
  await git("commit", "--quiet", "--all", "--message=longer");
  const since = async (at: string, revision: string) =>
    (await cenvpn(["plan", "--since", revision], { cwd: at })).stderr.replace(`cenvpn: --since ${revision}: `, "");
  expect(await since(cwd, "HEAD~2")).toBe("git has no such commit, branch or tag here\n");
  const shallow = join(temporaryFolder(), "shallow");
  await git("clone", "--quiet", "--depth=1", `file://${cwd}`, shallow);
  expect(await since(shallow, "HEAD~1")).toMatch(/^git has no such .*, because the clone is shallow: git fetch/);
  expect(await since(writeFiles(files), "HEAD")).toBe("this folder is in no work tree of git\n");
  expect(await since(workTree(files), "HEAD")).toBe("git has no commit here yet\n");
});

test("files behind links are compared with what the links lead to; files of other repositories are refused", async () => {
  const { cwd, write, cenvpn } = await repository({ "real/lab.yaml": LAB });
  symlinkSync("real", join(cwd, "environments"));
  expect((await cenvpn("plan", "--since", "HEAD")).stdout).toMatch(/^nothing changes/);
  write("real/lab.yaml", LAB.replace("203.0.113.10", "203.0.113.20"));
  expect((await cenvpn("plan", "--since", "HEAD")).stdout).toMatch(/^2 tunnels negotiate again/);
  const other = workTree({ "lab.yaml": LAB });
  expect(await cenvpn("plan", "--since", "HEAD", join(other, "lab.yaml"))).toMatchObject({
    exitCode: 2,
    stderr: `cenvpn: --since HEAD: ${other} is not in the git repository of the working directory\n`,
  });
});

test("a file of PSKs that Terraform could not read is refused before Terraform prints its lines", async () => {
  const { cwd, write } = await repository({ "environments/lab.yaml": LAB });
  const planned = () => cenvpn(["plan", "--since", "HEAD"], { cwd });
  for (const [text, message] of [
    ["planted-key", "the file is not JSON"],
    ['["planted-key"]', "the file does not hold an object"],
    ['{"psks": {"plant/main/1": "planted-key', "the file is not JSON"],
    ['{"psks": {"plant/main/1": ["planted-key"]}}', "the PSK is not text"],
  ] as const) {
    write("lab-sites.tfvars.json", text);
    const { exitCode, stdout, stderr } = await planned();
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain("planted-key");
  }
  write("lab-sites.tfvars.json", keys("one-planted-key-12", "another-planted-k3"));
  write("environments/lab.yaml", LAB.replace("plant:", "works:\n    formerly: [plant]"));
  expect((await planned()).stderr).toContain("plant/main/1 is the former name of works/main/1");
});

test("what git cannot read is not taken for missing", async () => {
  const { cwd, write, git } = await repository({ "environments/lab.yaml": LAB });
  const { stdout: object } = await git("rev-parse", "HEAD:environments/lab.yaml");
  write("environments/lab.yaml", LONGER);
  rmSync(join(cwd, ".git/objects", object.slice(0, 2)), { recursive: true });
  expect(await cenvpn(["plan", "--since", "HEAD"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("git cannot read the commit: "),
  });
  expect((await cenvpn(["plan", "--since", "^HEAD"], { cwd })).stderr).toContain("git has no such commit");
});

test("a file that was broken at the commit, and is gone, is named", async () => {
  const { cwd } = await repository({ "environments/lab.yaml": LAB, "environments/old.yaml": "a: [" });
  rmSync(join(cwd, "environments/old.yaml"));
  const { exitCode, stderr } = await cenvpn(["plan", "--since", "HEAD"], { cwd });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringContaining("HEAD:environments/old.yaml is broken: what it had counts as new\n"),
  });
});

test("without a Terraform to show the change, the command fails", async () => {
  const { cwd } = await repository({ "environments/lab.yaml": LAB });
  const env = { CI: "", TERRAFORM_BINARY_NAME: "no-such-terraform" };
  expect(await cenvpn(["rehearse", "--since", "HEAD"], { cwd, env })).toMatchObject({
    exitCode: 2,
    stderr: "\nNot planned: TERRAFORM_BINARY_NAME names no-such-terraform, which is not on the PATH.\n",
  });
});
