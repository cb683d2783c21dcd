import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Deployment } from "./rehearsed/deployment";
import { app, cenvpn } from "./setup/command";
import { temporaryFolder, writeFiles } from "./setup/files";

// Plants marked PSKs at every place that can hold one: the file of variables, the environment, a plan and a state. No output and no
// written file may contain one.

const MARK = "PLANTED-key";
const DEV = readFileSync("environments/dev.yaml", "utf8");
const NAMES = ["shanghai", "chengdu", "legacy-office"].flatMap((site) => [`${site}/main/1`, `${site}/main/2`]);
const KEYS = Object.fromEntries(NAMES.map((name, index) => [name, `${MARK}-${index}`]));
const FILES = ["dev-sites.tfvars.json", "plan.json", "state.json", "dev.tfstate"];

let project: string;
let temp: string;
const env = () => ({ TMPDIR: temp, TF_VAR_psks: JSON.stringify(KEYS), CI: undefined });

beforeAll(async () => {
  temp = temporaryFolder();
  project = writeFiles({
    ".gitignore": "*.tfvars.json\n",
    "environments/dev.yaml": DEV,
    "dev-sites.tfvars.json": JSON.stringify({ psks: KEYS }),
  });
  execFileSync("git", ["init", "--quiet", project]);
  const deployment = await Deployment.start();
  try {
    await deployment.write(DEV);
    await deployment.deploy(KEYS);
    const json = async (...args: string[]) => (await deployment.terraform(["show", "-json", ...args])).printed;
    writeFileSync(join(project, "state.json"), await json());
    writeFileSync(join(project, "dev.tfstate"), deployment.state());
    await deployment.terraform(
      ["plan", "-out=saved", "-replace=alicloud_vpn_gateway_vpn_attachment.shanghai__main"],
      KEYS,
    );
    writeFileSync(join(project, "plan.json"), await json("saved"));
  } finally {
    await deployment.close();
  }
});

test("the keys are where they are planted", () => {
  for (const file of FILES) expect(readFileSync(join(project, file), "utf8")).toContain(MARK);
});

/** The arguments with which each command reads as many PSKs as it can. */
const TARGETS: Record<string, string[][]> = {
  check: [
    ["plan.json"],
    ["dev.tfstate", "state.json", "environments/dev.yaml"],
    ["dev-sites.tfvars.json"],
    ["--print"],
  ],
  topology: [["plan.json"], ["state.json"]],
  redact: [["plan.json"], ["state.json"], ["dev.tfstate"]],
  baseline: [["plan.json"]],
  rehearse: [
    [],
    ["--", "terraform", "-chdir=cdktf.out/stacks/dev-sites", "plan", "-var-file=../../../dev-sites.tfvars.json"],
  ],
  addresses: [[], ["--write"]],
  bill: [[]],
  completion: [["bash"]],
  diagnose: [["dev-sites.tfvars.json"]],
  keys: [[], ["--placeholder"]],
  limits: [[]],
  peer: [[], ["--state", "state.json"], ["--plan", "plan.json"], ["--state", "dev-sites.tfvars.json"], ["--keys"]],
  permissions: [[]],
  quotas: [["--discover"]],
  explain: [["no-literal-key"]],
  help: [["check"]],
  rules: [[]],
};

/** These commands write into the folder that the others read, so tests of their own plant PSKs. `init` and `prove` read no PSK. */
const ELSEWHERE = ["apply", "changed", "comment", "init", "plan", "prove"];

test("every command is here", async () => {
  const { stdout } = await cenvpn(["--help"]);
  const commands = /^Commands:\n((?: {2}.*\n)+)/m.exec(stdout)?.[1] ?? "";
  const names = [...commands.matchAll(/^ {2}(\w[\w-]*)/gm)].map(([, name]) => String(name));
  expect(names.sort()).toEqual([...Object.keys(TARGETS), ...ELSEWHERE].sort());
});

/** Every format of a command that has formats. */
async function formatsOf(command: string): Promise<string[][]> {
  const { stdout } = await cenvpn([command, "--help"]);
  const choices = /--format[^(]*\(choices: ([^)]*)\)/.exec(stdout.replace(/\s+/g, " "))?.[1] ?? "";
  const names = [...choices.matchAll(/"(\w+)"(?! *$)/g)].map(([, name]) => ["--format", String(name)]);
  return names.length > 0 ? names : [[]];
}

test("no command prints or writes a PSK, in any format", async () => {
  expect(await app({ cwd: project, env: env() })).toMatchObject({ exitCode: 0 });
  const commands = Object.entries(TARGETS).map(async ([command, targets]) => {
    const formats = await formatsOf(command);
    for (const args of targets.flatMap((target) => formats.map((format) => [command, ...format, ...target]))) {
      const { stdout, stderr, exitCode } = await cenvpn(args, { cwd: project, env: env() });
      const leaked = `${stdout}${stderr}`.includes(MARK);
      expect({ args, leaked, crashed: exitCode === 70 }).toEqual({ args, leaked: false, crashed: false });
    }
  });
  await Promise.all(commands);
  expect(leaks(project).sort()).toEqual(FILES.toSorted());
  expect(leaks(temp)).toEqual([]);
  expect(readdirSync(join(project, "cdktf.out", "stacks"))).toEqual(["dev-sites"]);
}, 300_000);

/** The files in a folder that contain a planted PSK. */
function leaks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .filter((file) => readFileSync(join(folder, file)).includes(MARK));
}
