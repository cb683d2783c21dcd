import { spawnSync } from "node:child_process";
import type { Allowed } from "./allowed";
import type { ConfigurationFile } from "./configuration";

/** Runs a command in an empty network of its own; sockets in the file system still work. */
const ALONE = ["unshare", "--map-current-user", "--net", "--"];

/** Prefix of a command without network; empty if the system does not allow this. */
export function networkless(): readonly string[] {
  const [program = "", ...args] = ALONE;
  return spawnSync(program, [...args, "true"], { stdio: "ignore" }).status === 0 ? ALONE : [];
}

/** Commands that install nothing, and so call nobody but the simulated provider. */
const LOCAL = ["plan", "apply", "destroy", "refresh", "import", "console"];

/**
 * Whether a terraform call needs the network: to install something, for something allowed, or for another stack's
 * state.
 */
export function needsNetwork(command: string, allowed: Allowed, files: readonly ConfigurationFile[]): boolean {
  const isAllowed = allowed.providers.length + allowed.provisioners.length > 0;
  return !LOCAL.includes(command) || isAllowed || files.some(({ text }) => text.includes("terraform_remote_state"));
}
