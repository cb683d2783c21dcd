import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type Cloud, openDoor } from "../cloud";
import { UserError } from "../domain/user-error";
import { withTemporaryFolder } from "../files/temporary-folder";
import { Children, type Outcome } from "./children";
import { rehearsalFolder } from "./folder";
import type { Created } from "./provider/provider";
import type { KeptSimulation, SimulationOptions } from "./simulation";
import { endStragglers } from "./stragglers";
import type { Allowed } from "./terraform/allowed";
import { type Call, callInRehearsal } from "./terraform/call";
import { type Context, contextEnv, pastSocket, providerSocket, settingsFile } from "./terraform/context";
import { findTerraform, NoTerraform } from "./terraform/find";
import { notedTypes } from "./terraform/named-types";
import { networkless } from "./terraform/network";
import { pastOf, renamed } from "./terraform/past";
import { answerCalls } from "./terraform/past-line";
import { notedPlans } from "./terraform/plans";
import { installationSettings } from "./terraform/providers";
import { findRealProvider, realInstallation, realSettings } from "./terraform/real-provider";
import { writeWrapper } from "./terraform/wrapper";

export type { Called, Fault, Found, Rules } from "../cloud";
export { CommandNotFound, type Outcome } from "./children";
export type { Created } from "./provider/provider";
export type { TunnelEdits } from "./provider/tunnel-edits";
export type { KeptSimulation } from "./simulation";
export { NoTerraform } from "./terraform/find";
export { NoRealProvider } from "./terraform/real-provider";

/** A plan that Terraform made in a rehearsal, or a state. */
export interface MadePlan {
  /** Name of the folder; for a synthesized folder, the stack's name. */
  readonly name: string;
  readonly json: unknown;
}

export interface RehearsalOptions extends SimulationOptions {
  /** Path of the real terraform. @default the one that `TERRAFORM_BINARY_NAME` or the PATH names */
  readonly terraform?: string;
  /** Parts that may act on more than the simulated cloud. @default none */
  readonly allowed?: Partial<Allowed>;
  /**
   * The provider in front of the simulated cloud: a stand-in, or the real one of the user's Terraform, by HTTP. The
   * real one really waits for minutes, and finds only those earlier objects that calls name.
   * @default stand-in
   */
  readonly provider?: "stand-in" | "real";
}

/**
 * Real Terraform against a simulated cloud: without network and account, and without writing any of the user's files.
 * All stacks and commands of one rehearsal share the cloud.
 */
export interface Rehearsal {
  /** Temporary folder of the rehearsal: mirrors of the folders it ran in, and their states. */
  readonly folder: string;
  /** Variables that a command needs, besides `process.env`, to take part. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * With this as `TF_REATTACH_PROVIDERS`, a terraform other than the stand-in uses the simulated cloud too. It keeps
   * its state where its backend says, so commands do not get this variable.
   */
  readonly reattach: string;
  /** Runs terraform in (a mirror of) a folder and captures its output. */
  terraform(folder: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>;
  /**
   * Runs any command, in the foreground, that may call terraform. Resolves to its exit code; rejects with
   * `CommandNotFound` if the command is missing.
   */
  run(command: string, args: readonly string[], cwd?: string): Promise<number>;
  /**
   * The existing plans that Terraform made in the rehearsal, and the states of folders that were applied without a
   * plan, each as `terraform show -json` prints it.
   */
  plans(): Promise<readonly MadePlan[]>;
  /** The simulated cloud itself, to call it or watch its calls. */
  readonly cloud: Cloud;
  /** Objects in the cloud that did not exist before. */
  created(): Created[];
  /** Everything in the cloud, and what was taken on trust, for another rehearsal to start from. It contains PSKs. */
  keep(): KeptSimulation;
  /** Types in use that are not simulated: a read returns what was written, and the rest is invented. */
  trusted(): string[];
  /** Ends all commands, stops the cloud and removes the folder. */
  close(): Promise<void>;
}

/**
 * Starts a rehearsal. Rejects with `NoTerraform` if Terraform is missing or too old, and with `NoRealProvider` if the
 * real provider is wanted but missing.
 */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const found = usableTerraform(options.terraform);
  // gRPC takes long to load, so importing this module does not load it; Terraform prints its version meanwhile.
  const { simulate } = require("./simulation") as typeof import("./simulation");
  const terraform = await found;
  const mirror = options.provider === "real" ? findRealProvider(process.env, initialized()) : undefined;
  // Removed only after the commands have ended, so not by the signal itself.
  const { path: folder, remove: removeFolder } = await rehearsalFolder();
  const simulation = await simulate(options, providerSocket({ folder }), () => notedTypes(folder));
  const { reattach, cloud } = simulation;
  const door = mirror === undefined ? undefined : await openDoor(cloud);
  const real = mirror !== undefined && door && { mirror, settings: realSettings(door.endpoint, door.keyOf("default")) };
  const allowed = { providers: [], provisioners: [], ...options.allowed };
  const keySecret = randomBytes(32).toString("base64");
  const where = { folder, terraform, keySecret, reattach, allowed, networkless: networkless() };
  const context: Context = { ...where, ...(real ? { real } : {}) };
  const env = { ...contextEnv(context), ...environment(context) };
  const children = new Children();

  const stop = () => {
    stopListening();
    calls.close();
    simulation.stop();
    void door?.close();
    removeFolder();
  };
  const stopListening = children.onSignal(async (signal) => {
    await endStragglers(folder);
    stop();
    // Other listeners decide about the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });

  const capture = async (cwd: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Outcome> => {
    children.refuseWhenEnding(); // also before a folder is mirrored
    const all = { ...process.env, ...extra, ...env };
    const call = prepared(() => callInRehearsal(context, path.resolve(cwd), args, all));
    if (call instanceof UserError) return { exitCode: 1, stdout: "", stderr: `${call.message}\n` };
    if (!call) return { exitCode: 0, stdout: "", stderr: "" };
    const past = call.importsOf === undefined ? "" : await makePast(call.importsOf);
    const outcome = await children.capture(call.program, call.args, { cwd: call.cwd, env: { ...all, ...call.env } });
    return { ...outcome, stderr: past + call.notice + outcome.stderr };
  };

  /** Makes the objects that a folder imports exist; returns a note for people. */
  const makePast = async (real: string): Promise<string> => {
    const past = pastOf(real, (type, id) => simulation.provider.exists(type, id));
    if (!past) return "";
    return withTemporaryFolder(async (before) => {
      fs.writeFileSync(path.join(before, "cdk.tf.json"), JSON.stringify(past.configuration));
      const apply = ["apply", "-auto-approve", "-input=false", ...past.targets.map((target) => `-target=${target}`)];
      for (const args of [["init", "-input=false"], apply]) {
        const { exitCode, stderr } = await capture(before, args);
        if (exitCode !== 0) return `rehearsal: imported objects cannot be invented: ${stderr}`;
      }
      const { stdout } = await capture(before, ["show", "-json"]);
      for (const [from, to] of renamed(past, JSON.parse(stdout))) cloud.rename(from, to);
      return "rehearsal: assumes that imported objects are as the configuration says\n";
    });
  };

  const plans = async (): Promise<readonly MadePlan[]> => {
    const made: MadePlan[] = [];
    for (const { file, folder: of } of notedPlans(folder)) {
      const options = { cwd: of, env: { ...process.env, ...env, TF_REATTACH_PROVIDERS: reattach } };
      const { exitCode, stdout } = await children.capture(
        terraform,
        ["show", "-json", ...(file ? [file] : [])],
        options,
      );
      const json = exitCode === 0 ? JSON.parse(stdout) : {};
      // An empty state has no values.
      if (file !== "" ? exitCode === 0 : json.values) made.push({ name: path.basename(of), json });
    }
    return made;
  };

  const calls = await answerCalls(pastSocket(context), makePast);

  return {
    folder,
    env,
    reattach,
    cloud,
    terraform: capture,
    run: async (command, args, cwd) => children.run(command, args, { cwd, env: { ...process.env, ...env, ...BARRED } }),
    keep: () => ({ ...cloud.keep(), trusted: simulation.provider.keep() }),
    plans,
    created: () => simulation.provider.created(),
    trusted: () => simulation.provider.trusted(),
    async close() {
      try {
        await children.end("SIGTERM");
        await endStragglers(folder);
      } finally {
        stop();
      }
    },
  };
}

/** Folders in which Terraform may have been initialized. */
function initialized(): string[] {
  const stacks = path.join("cdktf.out", "stacks");
  return [".", ...(fs.existsSync(stacks) ? fs.readdirSync(stacks).map((name) => path.join(stacks, name)) : [])];
}

/** A call, or why there is none. */
function prepared(prepare: () => Call | undefined): Call | UserError | undefined {
  try {
    return prepare();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

async function usableTerraform(file: string | undefined): Promise<string> {
  const found = await findTerraform(file ? { ...process.env, TERRAFORM_BINARY_NAME: file } : process.env);
  if (!found || found.problem) throw new NoTerraform(found?.problem);
  return found.path;
}

/** Terraform for all callers, without the user's settings that reach the network. */
function environment(context: Context): NodeJS.ProcessEnv {
  const wrapper = writeWrapper(path.join(context.folder, "bin"), context.terraform);
  const settings = settingsFile(context);
  const others = installationSettings(context.allowed.providers);
  fs.writeFileSync(settings, context.real ? realInstallation(context.real.mirror, others) : others);
  return {
    PATH: [path.dirname(wrapper), process.env.PATH].join(path.delimiter),
    TERRAFORM_BINARY_NAME: wrapper,
    TF_CLI_CONFIG_FILE: settings,
    CHECKPOINT_DISABLE: "1",
    // Terraform ends soon: collecting garbage less often saves a sixth of its time, and takes twice the memory.
    GOGC: process.env.GOGC ?? "400",
  };
}

/**
 * For commands, which may call a terraform by its path, or leave a process behind that calls one after the rehearsal.
 * Terraform and OpenTofu end if they cannot read this variable, whatever the call. Only the stand-in overrides it.
 */
const BARRED = {
  TF_REATTACH_PROVIDERS: JSON.stringify({
    "aliyun/alicloud": { Addr: { Network: "none: call terraform by its name, while the rehearsal runs" } },
  }),
};
