import type { ChildProcess, SpawnOptions } from "node:child_process";
import os from "node:os";
import spawn from "cross-spawn";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a finished process left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Ctrl-C in a terminal reaches all commands in its foreground by itself; a second signal would make Terraform give up
 * in the middle. Without a terminal a command leads a group of its own, so that what it started gets signals too.
 */
const inTerminal = Boolean(process.stdin.isTTY) || process.platform === "win32";

/** Commands that run, and the signals that reach them. */
export class Children {
  readonly #running = new Map<ChildProcess, Promise<number>>();
  #ending = false;

  /** Runs a command in the foreground. The exit code of one that a signal ended is that of shells, 128 and its number. */
  run(command: string, args: readonly string[], options: SpawnOptions): Promise<number> {
    return this.#start(command, args, { ...options, stdio: "inherit" }).ended;
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

  /** Calls back when this process is told to end and all commands have; returns how to stop listening. */
  onSignal(end: (signal: NodeJS.Signals) => void): () => void {
    const handle = async (signal: NodeJS.Signals) => {
      await this.end(signal);
      end(signal);
    };
    for (const signal of SIGNALS) process.on(signal, handle);
    return () => {
      for (const signal of SIGNALS) process.off(signal, handle);
    };
  }

  /** Tells all commands to end, waits until they have, and lets none begin. */
  async end(signal: NodeJS.Signals): Promise<void> {
    this.#ending = true;
    if (!inTerminal || signal !== "SIGINT") for (const child of this.#running.keys()) send(child, signal);
    await Promise.allSettled(this.#running.values());
  }

  /** Throws once commands are told to end. */
  refuseWhenEnding(): void {
    if (this.#ending) throw new Error("the rehearsal is over");
  }

  #start(command: string, args: readonly string[], options: SpawnOptions) {
    this.refuseWhenEnding();
    const child = spawn(command, args, { ...options, detached: !inTerminal });
    const ended = new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? "SIGKILL"]));
    }).finally(() => this.#running.delete(child));
    this.#running.set(child, ended);
    return { child, ended };
  }
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (inTerminal || child.pid === undefined) child.kill(signal);
  else process.kill(-child.pid, signal);
}
