import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { UserError } from "../domain/user-error";
import { endWithUs } from "./end-with-us";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a finished process left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command is missing or cannot run; the message is for people. */
export class CommandNotFound extends UserError {}

/**
 * Ctrl-C in a terminal reaches all commands in its foreground; a second signal would make Terraform give up in the
 * middle. Without a terminal a command leads its own group, so that its children get signals too.
 */
const inTerminal = Boolean(process.stdin.isTTY);

/** Running commands, and signals for them. */
export class Children {
  readonly #running = new Map<ChildProcess, Promise<number>>();
  #ending = false;

  /**
   * Runs a command in the foreground, which ends when this process is killed. If a signal ended it, the exit code is
   * 128 plus the signal's number, as in shells.
   */
  async run(command: string, args: readonly string[], options: SpawnOptions): Promise<number> {
    const { child, ended } = this.#start(command, args, { ...options, stdio: "inherit" });
    const stop = child.pid === undefined ? () => undefined : endWithUs(inTerminal ? child.pid : -child.pid);
    return ended.finally(stop);
  }

  /** Runs a command with our output streams, and keeps its stderr. */
  async watch(command: string, args: readonly string[], options: SpawnOptions): Promise<Omit<Outcome, "stdout">> {
    const { child, ended } = this.#start(command, args, { ...options, stdio: ["ignore", "inherit", "pipe"] });
    const chunks: Buffer[] = [];
    child.stderr?.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      process.stderr.write(chunk);
    });
    const exitCode = await ended;
    return { exitCode, stderr: Buffer.concat(chunks).toString("utf8") };
  }

  /** Runs a command without a terminal and keeps what it prints. */
  async capture(command: string, args: readonly string[], options: SpawnOptions): Promise<Outcome> {
    const { child, ended } = this.#start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString("utf8");
    });
    const exitCode = await ended;
    return { exitCode, stdout: stdout?.() ?? "", stderr: stderr?.() ?? "" };
  }

  /** Calls back when this process must end and all commands have ended; returns a function to stop listening. */
  onSignal(end: (signal: NodeJS.Signals) => Promise<void>): () => void {
    const handle = async (signal: NodeJS.Signals) => {
      await this.end(signal);
      await end(signal);
    };
    for (const signal of SIGNALS) process.on(signal, handle);
    return () => {
      for (const signal of SIGNALS) process.off(signal, handle);
    };
  }

  /** Asks all commands to end, waits for them, and starts no further ones. */
  async end(signal: NodeJS.Signals): Promise<void> {
    this.#ending = true;
    for (const child of this.#running.keys()) {
      if (!inTerminal || signal !== "SIGINT") send(child, signal);
      stopReading(child);
    }
    await Promise.allSettled(this.#running.values());
  }

  /** Throws once commands have been asked to end. */
  refuseWhenEnding(): void {
    if (this.#ending) throw new Error("the rehearsal is over");
  }

  #start(command: string, args: readonly string[], options: SpawnOptions) {
    this.refuseWhenEnding();
    const child = start(command, args, { ...options, detached: !inTerminal });
    const ended = new Promise<number>((resolve, reject) => {
      child.once("error", (error) => reject(explained(error, command, options.cwd)));
      child.once("close", (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? "SIGKILL"]));
    }).finally(() => this.#running.delete(child));
    this.#running.set(child, ended);
    return { child, ended };
  }
}

/** Node reports some failures by an event and throws others. */
function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn(command, args, options);
  } catch (error) {
    throw explained(error, command, options.cwd);
  }
}

const ABSENT = ["ENOENT", "ENOTDIR"];
const NO_PROGRAM = ["EACCES", "ENOEXEC"];

function explained(error: unknown, command: string, cwd: SpawnOptions["cwd"]): unknown {
  const code = codeOf(error);
  // Node blames the command if the folder is missing.
  if (ABSENT.includes(code) && fs.existsSync(cwd ?? ".")) return new CommandNotFound(`there is no command ${command}`);
  return NO_PROGRAM.includes(code) ? new CommandNotFound(`${command} cannot be run`) : error;
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (inTerminal || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group is gone already, or became another user's, as with sudo.
    if (!["ESRCH", "EPERM"].includes(codeOf(error))) throw error;
  }
}

/** A command counts as ended at once, even if processes that it left behind keep its output open. */
function stopReading(child: ChildProcess): void {
  const destroy = () => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  if (child.exitCode === null && child.signalCode === null) child.once("exit", destroy);
  else destroy();
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
