import { join } from "node:path";
import type { Outcome } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { KEYS, type Project, standIns } from "./project";
import { TOOLS_PATH, tool } from "./tools";

export interface Occasion {
  /** GitHub's name of the event: pull_request, push, schedule. */
  readonly name: string;
  readonly payload: object;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Runs an unchanged workflow on this machine, and checks that its output contains no PSK. */
export async function runWorkflow(
  { cwd, env, url }: Project,
  workflow: string,
  { name, payload, secrets = {} }: Occasion,
): Promise<Outcome> {
  const home = temporaryFolder();
  const given = Object.entries({ GITHUB_TOKEN: "planted-token", ...secrets });
  const args = [
    ...[name, "--eventpath", temporaryFile("event.json", JSON.stringify(payload))],
    ...["--workflows", join(".github/workflows", workflow)],
    ...["--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"],
    ...given.flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
    ...["--env", `GITHUB_API_URL=${url}`, "--env", `TF_REATTACH_PROVIDERS=${env.TF_REATTACH_PROVIDERS}`],
    ...standIns(join("examples/ci/github", workflow)),
  ];
  const outcome = await tool("act", args, {
    cwd,
    env: { ...env, PATH: `${env.PATH}:${TOOLS_PATH}`, HOME: home, XDG_CACHE_HOME: join(home, "cache") },
  });
  for (const key of Object.values(KEYS)) expect(outcome.stdout + outcome.stderr).not.toContain(key);
  return outcome;
}
