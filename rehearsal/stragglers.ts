import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

/** Terraform stops its work at the first signal, gives up at the second, and may be stuck in a child process. */
const STEPS = [
  { wait: 1000, signal: "SIGTERM" },
  { wait: 5000, signal: "SIGTERM" },
  { wait: 2000, signal: "SIGKILL" },
] as const;

/**
 * Ends what still works in a folder, wherever it was started from: in a session of its own, as cdktf starts Terraform, or in the
 * background of a terminal, no signal to a group reaches it. Known on Linux alone; elsewhere Terraform meets no provider
 * any more, and no configuration.
 */
export async function endStragglers(folder: string): Promise<void> {
  for (const { wait, signal } of STEPS) {
    for (const until = Date.now() + wait; processesIn(folder).length > 0 && Date.now() < until; ) await setTimeout(50);
    for (const pid of processesIn(folder)) send(pid, signal);
  }
}

/** Processes whose working directory is in a folder. */
function processesIn(folder: string): number[] {
  return list("/proc")
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name).startsWith(folder + path.sep))
    .map(Number);
}

function list(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty where another user's process, or none, has this number. */
function workingDirectory(pid: string): string {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
