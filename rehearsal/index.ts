import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type Cloud, openDoor } from "../cloud";
import { UserError } from "../domain/user-error";
import { withTemporaryFolder } from "../files/temporary-folder";
import { Children, type Outcome } from "./children";
import { rehearsalFolder } from "./folder";
import type { Created } from "./provider/provider";
import type { KeptSimulation, Simulation, SimulationOptions } from "./simulation";
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
  const { reattach } = simulation;
  const door = mirror === undefined ? undefined : await openDoor(simulation.cloud);
  const noProfiles = path.join(folder, "no-profiles.json");
  const real = mirror !== undefined && door && { mirror, settings: realSettings(door, noProfiles) };
  const allowed = { providers: [], provisioners: [], ...options.allowed };
  const keySecret = randomBytes(32).toString("base64");
  const where = { folder, terraform, keySecret, reattach, allowed, networkless: networkless() };
  const context: Context = { ...where, ...(real ? { real } : {}) };
  const rehearsal = new RunningRehearsal(context, simulation, () => {
    simulation.stop();
    void door?.close();
    removeFolder();
  });
  await rehearsal.answerCalls();
  return rehearsal;
}

class RunningRehearsal implements Rehearsal {
  public readonly folder: string;
  public readonly env: NodeJS.ProcessEnv;
  public readonly reattach: string;
  public readonly cloud: Cloud;
  private readonly children = new Children();
  private readonly stopListening: () => void;
  private calls?: { close(): void };

  /** @param release stops what the rehearsal stands on, and removes its folder */
  constructor(
    private readonly context: Context,
    private readonly simulation: Simulation,
    private readonly release: () => void,
  ) {
    this.folder = context.folder;
    this.env = { ...contextEnv(context), ...environment(context) };
    this.reattach = simulation.reattach;
    this.cloud = simulation.cloud;
    this.stopListening = this.children.onSignal(async (signal) => {
      await endStragglers(this.folder);
      this.stop();
      // Other listeners decide about the process.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }

  /** Answers the terraform calls of commands, which ask for the objects that a folder imports. */
  async answerCalls(): Promise<void> {
    this.calls = await answerCalls(pastSocket(this.context), (real) => this.makePast(real));
  }

  terraform(cwd: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return this.callTerraform(this.context, cwd, args, extra);
  }

  private async callTerraform(
    context: Context,
    cwd: string,
    args: readonly string[],
    extra: NodeJS.ProcessEnv = {},
  ): Promise<Outcome> {
    this.children.refuseWhenEnding(); // also before a folder is mirrored
    const env = { ...process.env, ...extra, ...this.env };
    const call = prepared(() => callInRehearsal(context, path.resolve(cwd), args, env));
    if (call instanceof UserError) return { exitCode: 1, stdout: "", stderr: `${call.message}\n` };
    if (!call) return { exitCode: 0, stdout: "", stderr: "" };
    const past = call.importsOf === undefined ? "" : await this.makePast(call.importsOf);
    const options = { cwd: call.cwd, env: { ...env, ...call.env } };
    const { look } = call;
    if (look) await this.children.capture(look.program, look.args, { cwd: call.cwd, env: { ...env, ...look.env } });
    const outcome = await this.children.capture(call.program, call.args, options);
    return { ...outcome, stderr: past + call.notice + outcome.stderr };
  }

  async run(command: string, args: readonly string[], cwd?: string): Promise<number> {
    return this.children.run(command, args, { cwd, env: { ...process.env, ...this.env, ...BARRED } });
  }

  async plans(): Promise<readonly MadePlan[]> {
    const made: MadePlan[] = [];
    for (const { file, folder } of notedPlans(this.folder)) {
      const env = { ...process.env, ...this.env, TF_REATTACH_PROVIDERS: this.reattach };
      const show = ["show", "-json", ...(file ? [file] : [])];
      const { exitCode, stdout } = await this.children.capture(this.context.terraform, show, { cwd: folder, env });
      const json = exitCode === 0 ? JSON.parse(stdout) : {};
      // An empty state has no values.
      if (file !== "" ? exitCode === 0 : json.values) made.push({ name: path.basename(folder), json });
    }
    return made;
  }

  created(): Created[] {
    return this.simulation.provider.created();
  }

  keep(): KeptSimulation {
    return { ...this.cloud.keep(), trusted: this.simulation.provider.keep() };
  }

  trusted(): string[] {
    return this.simulation.provider.trusted();
  }

  async close(): Promise<void> {
    try {
      await this.children.end("SIGTERM");
      await endStragglers(this.folder);
    } finally {
      this.stop();
    }
  }

  private stop(): void {
    this.stopListening();
    this.calls?.close();
    this.release();
  }

  /** Makes the objects that a folder imports exist; returns a note for people. */
  private async makePast(real: string): Promise<string> {
    const past = pastOf(real, (type, id) => this.simulation.provider.exists(type, id));
    if (!past) return "";
    // Only the stand-in makes objects that existed before.
    const { real: _, ...context } = this.context;
    const terraform = (before: string, args: readonly string[]) => this.callTerraform(context, before, args);
    return withTemporaryFolder(async (before) => {
      fs.writeFileSync(path.join(before, "cdk.tf.json"), JSON.stringify(past.configuration));
      const apply = ["apply", "-auto-approve", "-input=false", ...past.targets.map((target) => `-target=${target}`)];
      for (const args of [["init", "-input=false"], apply]) {
        const { exitCode, stderr } = await terraform(before, args);
        if (exitCode !== 0) return `rehearsal: imported objects cannot be invented: ${stderr}`;
      }
      const { stdout } = await terraform(before, ["show", "-json"]);
      for (const [from, to] of renamed(past, JSON.parse(stdout))) this.cloud.rename(from, to);
      return "rehearsal: assumes that imported objects are as the configuration says\n";
    });
  }
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
