import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program the way a user would, with what the test adds to the environment; undefined takes a variable away. */
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
  // Whoever offers a change runs these tests, too.
  GITHUB_EVENT_PATH: undefined,
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: undefined,
  ...added,
});

/** Commands that start programs and answer signals, or load what reads the environment only once. */
const ALONE = ["rehearse", "plan", "apply", "quotas"];

/** Runs the command, compiled: where it can, in the process that stands ready for that. */
export function cenvpn(args: readonly string[], options: Options = {}): Promise<Outcome> {
  if (ALONE.includes(args[0] ?? "")) return cenvpnProcess(args, options);
  const outcome = last.then(() => inStandingProcess(args, options));
  last = outcome;
  return outcome;
}

/** Runs the command, compiled, in a process of its own. */
export const cenvpnProcess = (args: readonly string[], options?: Options) =>
  run(process.execPath, [resolve("dist/cli/cenvpn.js"), ...args], options);

let last: Promise<unknown> = Promise.resolve();
let standing: ChildProcess | undefined;

async function inStandingProcess(args: readonly string[], { cwd = ".", env }: Options): Promise<Outcome> {
  standing ??= fork(resolve("test/setup/standing-command.js"), {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const child = standing;
  child.ref();
  child.channel?.ref();
  child.send({ args, cwd: resolve(cwd), env: environment(env) });
  const [outcome] = (await once(child, "message")) as [Outcome];
  // The process ends with the one that started it.
  child.channel?.unref();
  child.unref();
  return outcome;
}

/** Runs the app, compiled. */
export const app = (options?: Options) => run(process.execPath, [resolve("dist/main.js")], options);
