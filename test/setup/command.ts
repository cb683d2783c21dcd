import { execFile } from "node:child_process";
import { resolve } from "node:path";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program the way a user would, with what the test adds to the environment; undefined takes a variable away. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<Outcome> {
  const env = {
    ...process.env,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    CENVPN_ENV: undefined,
    CHECKPOINT_DISABLE: "1",
    // Whoever offers a change runs these tests, too.
    GITHUB_EVENT_PATH: undefined,
    CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: undefined,
    ...options.env,
  };
  return new Promise((done) => {
    execFile(command, args, { cwd: options.cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

/** Runs the command, compiled. */
export const cenvpn = (args: readonly string[], options?: Parameters<typeof run>[2]) =>
  run(process.execPath, [resolve("dist/cli/cenvpn.js"), ...args], options);

/** Runs the app, compiled. */
export const app = (options?: Parameters<typeof run>[2]) => run(process.execPath, [resolve("dist/main.js")], options);
