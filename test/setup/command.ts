import { execFile } from "node:child_process";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { json } from "node:stream/consumers";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program as a user does. The test adds variables to the environment; undefined removes one. */
export function run(command: string, args: readonly string[], { cwd, env }: Options = {}): Promise<Outcome> {
  const options = { cwd, env: environment(env), maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

const environment = (added: Options["env"]): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  CENVPN_ENV: undefined,
  CHECKPOINT_DISABLE: "1",
  // These tests also run in pull requests.
  GITHUB_EVENT_PATH: undefined,
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: undefined,
  ...added,
});

/** Commands that need a process of their own: they start programs, handle signals, or read the environment only while loading. */
const ALONE = ["rehearse", "plan", "apply", "quotas"];

/** Runs the compiled command, if possible in a process that is already running. */
export function cenvpn(args: readonly string[], options: Options = {}): Promise<Outcome> {
  return ALONE.includes(args[0] ?? "") ? cenvpnProcess(args, options) : inStandingProcess(args, options);
}

/** Runs the compiled command in a process of its own. */
export const cenvpnProcess = (args: readonly string[], options?: Options) =>
  run(process.execPath, [resolve("dist/cli/cenvpn.js"), ...args], options);

async function inStandingProcess(args: readonly string[], { cwd = ".", env }: Options): Promise<Outcome> {
  const { CENVPN_TEST_FOLDER = "", JEST_WORKER_ID } = process.env;
  const standing = connect(join(CENVPN_TEST_FOLDER, `command-${JEST_WORKER_ID}`));
  standing.end(JSON.stringify({ args, cwd: resolve(cwd), env: environment(env) }));
  return (await json(standing)) as Outcome;
}

/** Runs the compiled app. */
export const app = (options?: Options) => run(process.execPath, [resolve("dist/main.js")], options);
