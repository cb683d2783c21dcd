import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";
import { Forge } from "../setup/forge";
import { type Repository, repository } from "../setup/repository";

export const LAB = `name: lab
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  plant:
    customerGateways: {fw: {ip: 203.0.113.10}, lte: {ip: 203.0.113.11}}
    connections:
      main:
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: lte}}
`;
/** PSKs in the deployed state, which no report may show. */
export const KEYS = { "plant/main/1": "planted-Zq8Wm3Rt", "plant/main/2": "planted-Hv5Xn7Yc" };

/** A project with a deployed site in the simulated cloud, a forge with one request, and programs that replace the network. */
export interface Project extends Repository {
  readonly forge: Forge;
  readonly url: string;
  readonly rehearsal: Rehearsal;
  /** The environment of a pipeline's runner. */
  readonly env: Readonly<Record<string, string>>;
  /** Commits everything, and returns the commit's id. */
  commit(): Promise<string>;
  close(): Promise<void>;
}

/** @param hasUser whether the forge's token is a user's */
export async function deployedProject(files: Readonly<Record<string, string>>, hasUser: boolean): Promise<Project> {
  const rehearsal = await startRehearsal();
  const forge = new Forge(hasUser);
  const url = await forge.start();
  const made = await repository({
    "environments/lab.yaml": LAB,
    "cdktf.json": JSON.stringify({
      language: "typescript",
      app: "node node_modules/cenvpn/dist/main.js",
      projectId: "x",
      sendCrashReports: "false",
    }),
    "package.json": JSON.stringify({ name: "network", private: true }),
    ".gitignore": "node_modules\ncdktf.out\n*.tfvars.json\nplans\nreports\n.gitlab-ci-local\n",
    ...files,
  });
  const { cwd, git } = made;
  const env = { TF_REATTACH_PROVIDERS: rehearsal.reattach, PATH: `${programs()}:${process.env.PATH}` };
  writeFileSync(join(cwd, "lab-sites.tfvars.json"), JSON.stringify({ psks: KEYS }));
  for (const command of ["plan", "apply"]) expect(await cenvpn([command], { cwd, env })).toMatchObject({ exitCode: 0 });
  return {
    ...made,
    forge,
    url,
    rehearsal,
    env,
    async commit() {
      for (const args of [
        ["add", "."],
        ["commit", "--quiet", "--message", "Change", "--allow-empty"],
      ])
        expect(await git(...args)).toMatchObject({ exitCode: 0 });
      return (await git("rev-parse", "HEAD")).stdout.trim();
    },
    async close() {
      forge.stop();
      await rehearsal.close();
    },
  };
}

/** A folder with an `npm` that links the packages of this checkout, and this build of cenvpn, in place of installing them. */
function programs(): string {
  const modules = temporaryFolder();
  const installed = resolve("node_modules");
  for (const name of readdirSync(installed).filter((name) => !name.startsWith(".")))
    symlinkSync(join(installed, name), join(modules, name));
  symlinkSync(resolve("."), join(modules, "cenvpn"));
  mkdirSync(join(modules, ".bin"));
  for (const name of readdirSync(join(installed, ".bin")).filter((name) => name !== "cenvpn"))
    symlinkSync(join(installed, ".bin", name), join(modules, ".bin", name));
  symlinkSync(resolve("dist/cli/cenvpn.js"), join(modules, ".bin", "cenvpn"));
  const bin = temporaryFolder();
  program(bin, "npm", `ln -sfn ${modules} node_modules`);
  return bin;
}

function program(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Actions that replace GitHub's own on this machine, under the names and commits that the workflow uses. */
export function standIns(workflow: string): readonly string[] {
  const artifacts = temporaryFolder();
  const scripts: Readonly<Record<string, string>> = {
    "actions/upload-artifact": `if [ -d "$P" ]; then P="$P/."; fi; if [ -e "$P" ]; then mkdir -p ${artifacts}/"$N" && cp -r "$P" ${artifacts}/"$N"; fi`,
    "actions/download-artifact": `P="\${P:-.}"; mkdir -p "$P" && for each in ${artifacts}/$N; do [ ! -d "$each" ] || cp -r "$each"/. "$P"; done`,
    "actions/setup-node": "node --version",
    "hashicorp/setup-terraform": "terraform version",
  };
  const used = [
    ...new Set(
      [...readFileSync(workflow, "utf8").matchAll(/uses: ([\w-]+\/[\w-]+)@(\w+)/g)].map(
        ([, name, commit]) => `${name}@${commit}`,
      ),
    ),
  ];
  return used
    .filter((name) => !name.startsWith("actions/checkout@"))
    .flatMap((name) => {
      const folder = temporaryFolder();
      const script = scripts[name.split("@")[0] ?? ""];
      if (script === undefined) throw new Error(`there is no stand-in for ${name}`);
      const action = {
        name,
        inputs: { name: {}, path: {}, pattern: {} },
        runs: {
          using: "composite",
          steps: [
            { shell: "bash", run: script, env: { N: "${{ inputs.name || inputs.pattern }}", P: "${{ inputs.path }}" } },
          ],
        },
      };
      writeFileSync(join(folder, "action.yml"), JSON.stringify(action));
      return ["--local-repository", `${name}=${folder}`];
    });
}
