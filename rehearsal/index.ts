import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Children, type Outcome } from "./children";
import type { Created } from "./cloud/cloud";
import type { TunnelEdits } from "./provider/plan";
import { callInRehearsal } from "./terraform/call";
import { type Context, contextEnv } from "./terraform/context";
import { findTerraform } from "./terraform/find";
import { writeWrapper } from "./terraform/wrapper";

export type { Outcome } from "./children";
export type { Created } from "./cloud/cloud";
export type { TunnelEdits } from "./provider/plan";
export { findTerraform, type Terraform } from "./terraform/find";

export interface RehearsalOptions {
  /** Whether the provider plans edits inside tunnels. @default hidden, as providers 1.275 to 1.289 */
  readonly tunnelEdits?: TunnelEdits;
  /** Path of the real terraform. @default the one that `TERRAFORM_BINARY_NAME` or the PATH names */
  readonly terraform?: string;
}

/**
 * Real Terraform against a simulated cloud: no network, no account, and nothing of the user's is written. All stacks
 * and commands of one rehearsal meet the same cloud.
 */
export interface Rehearsal {
  /** Temporary folder of the rehearsal: mirrors of the folders it ran in, and their states. */
  readonly folder: string;
  /** What a command's environment needs, beside `process.env`, to take part. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs terraform in (a mirror of) a folder and captures what it prints. */
  terraform(folder: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>;
  /** Runs any command, in the foreground, that may call terraform. Resolves to its exit code. */
  run(command: string, args: readonly string[], cwd?: string): Promise<number>;
  /** What is in the cloud now and was not before. */
  created(): Created[];
  /** Ends all commands, stops the cloud and removes the folder. */
  close(): Promise<void>;
}

/** Starts a rehearsal. Fails when there is no Terraform, or an older one than 1.6. */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const terraform = await usableTerraform(options.terraform);
  // gRPC takes long to load; who only imports this module does not wait for it.
  const { simulate } = require("./simulation") as typeof import("./simulation");
  const simulation = await simulate(options.tunnelEdits ?? "hidden");
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "cenvpn-rehearsal-"));
  const context: Context = { folder, terraform, keySecret: randomBytes(32).toString("base64") };
  const env = { ...contextEnv(context), ...environment(folder, terraform), TF_REATTACH_PROVIDERS: simulation.reattach };
  const children = new Children();

  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    stopListening();
    process.off("exit", removeFolder);
    simulation.stop();
    removeFolder();
  };
  const stopListening = children.onSignal((signal) => {
    stop();
    // Whoever else listens decides about the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
  process.on("exit", removeFolder);

  return {
    folder,
    env,
    async terraform(cwd, args, extra = {}) {
      children.refuseWhenEnding(); // also before a folder is mirrored
      const all = { ...process.env, ...extra, ...env };
      const call = callInRehearsal(context, path.resolve(cwd), args, all);
      if (!call) return { exitCode: 0, stdout: "", stderr: "" };
      return children.capture(terraform, call.args, { cwd: call.cwd, env: { ...all, ...call.env } });
    },
    run: async (command, args, cwd) => children.run(command, args, { cwd, env: { ...process.env, ...env } }),
    created: () => simulation.created(),
    async close() {
      await children.end("SIGTERM");
      stop();
    },
  };
}

async function usableTerraform(file: string | undefined): Promise<string> {
  const found = await findTerraform(file ? { ...process.env, TERRAFORM_BINARY_NAME: file } : process.env);
  if (!found) throw new Error("a rehearsal runs Terraform, and there is none on the PATH");
  if (found.problem) throw new Error(found.problem);
  return found.path;
}

/** Terraform for all that look for one, and no settings of the user's that reach the network. */
function environment(folder: string, terraform: string): NodeJS.ProcessEnv {
  const wrapper = writeWrapper(path.join(folder, "bin"), terraform);
  const settings = path.join(folder, "terraformrc");
  fs.writeFileSync(settings, "");
  return {
    PATH: [path.dirname(wrapper), process.env.PATH].join(path.delimiter),
    TERRAFORM_BINARY_NAME: wrapper,
    TF_CLI_CONFIG_FILE: settings,
    CHECKPOINT_DISABLE: "1",
  };
}
