import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { UserError } from "../../domain/user-error";
import { readContext } from "./context";

const OLDEST = { major: 1, minor: 6 };
const NEEDED = `cenvpn needs ${OLDEST.major}.${OLDEST.minor} or later`;

/** No Terraform is usable for a rehearsal; the message is for people. */
export class NoTerraform extends UserError {
  /** @param problem What is wrong with the Terraform that was found. */
  constructor(problem?: string) {
    super(problem ?? missing());
    this.isMissing = problem === undefined;
  }

  /** Whether there is none at all. */
  readonly isMissing: boolean;
}

function missing(command = process.env.TERRAFORM_BINARY_NAME): string {
  if (command) return `TERRAFORM_BINARY_NAME names ${command}, which is not on the PATH`;
  return `there is no terraform on the PATH; ${NEEDED}`;
}

/** A Terraform, or OpenTofu, on this computer. */
export interface Terraform {
  readonly path: string;
  readonly version: string;
  /** Why it cannot be used. */
  readonly problem?: string;
}

/** The Terraform on this PATH that `TERRAFORM_BINARY_NAME` names, or else `terraform`; undefined if there is none. */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<Terraform | undefined> {
  // Within a rehearsal the PATH leads to its stand-in.
  const file = readContext(env)?.terraform ?? locate(env.TERRAFORM_BINARY_NAME || "terraform", env);
  if (!file) return undefined;
  const version = await versionOf(file, env);
  if (!version) return { path: file, version: "unknown", problem: `${file} does not print its version` };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return { path: file, version };
  return { path: file, version, problem: `${file} has version ${version}; ${NEEDED}` };
}

function locate(command: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = path.basename(command) === command ? (env.PATH ?? "").split(path.delimiter).filter(Boolean) : [""];
  return folders.map((folder) => path.resolve(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(file: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    // In a folder without a configuration, so that Terraform reads none.
    const quiet = { CHECKPOINT_DISABLE: "1", TF_CLI_ARGS: undefined, TF_REATTACH_PROVIDERS: undefined };
    const options = { cwd: os.tmpdir(), env: { ...env, ...quiet } };
    const { stdout } = await promisify(execFile)(file, ["version", "-json"], options);
    // OpenTofu prints its warnings before the JSON
    return (JSON.parse(stdout.slice(stdout.indexOf("{"))) as { terraform_version?: string }).terraform_version;
  } catch {
    return undefined;
  }
}
