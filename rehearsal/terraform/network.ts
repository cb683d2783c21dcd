import { spawnSync } from "node:child_process";
import type { Allowed } from "./allowed";
import type { ConfigurationFile } from "./configuration";

/** Runs a command in a network of its own, in which there is nobody; sockets in the file system still work. */
const ALONE = ["unshare", "--map-current-user", "--net", "--"];

/** What stands before a command that is to have no network; nothing where the system does not allow this. */
export function networkless(): readonly string[] {
  const [program = "", ...args] = ALONE;
  return spawnSync(program, [...args, "true"], { stdio: "ignore" }).status === 0 ? ALONE : [];
}

/** Commands that install nothing, and so call nobody but the simulated provider. */
const LOCAL = ["plan", "apply", "destroy", "refresh", "import", "console"];

/** Whether a call of terraform needs the network: to install something, for what is allowed, or for the state of another stack. */
export function needsNetwork(command: string, allowed: Allowed, files: readonly ConfigurationFile[]): boolean {
  const isAllowed = allowed.providers.length + allowed.provisioners.length > 0;
  return !LOCAL.includes(command) || isAllowed || files.some(({ text }) => text.includes("terraform_remote_state"));
}
