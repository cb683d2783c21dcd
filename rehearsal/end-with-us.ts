import { spawn } from "node:child_process";

/** Waits until the pipe closes, which happens however this process ends; then asks a process or group to end. */
const WATCH = 'read -r _; kill -s TERM -- "$1"';

/**
 * Ends a command when a signal that cannot be handled kills this process.
 * @param target Id of a process, or of a group with a minus in front.
 * @returns how to stop watching
 */
export function endWithUs(target: number): () => void {
  const watcher = spawn("/bin/sh", ["-c", WATCH, "sh", String(target)], {
    detached: true, // Ctrl-C is not for it.
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => undefined); // Without a shell, the command outlives this process.
  watcher.unref();
  return () => watcher.kill("SIGKILL");
}
