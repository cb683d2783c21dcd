import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Makes a folder for this user alone. What is not removed before is removed when the process ends, unless a signal ends it. */
export function temporaryFolder(prefix = "cenvpn-", parent = realpathSync(tmpdir())): TemporaryFolder {
  const path = mkdtempSync(join(parent, prefix));
  const remove = () => {
    process.off("exit", remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", remove);
  return { path, remove };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Lends a folder that is gone afterwards, also when a signal ends the process. */
export function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const { path, remove } = temporaryFolder();
  const end = (signal: NodeJS.Signals) => {
    remove();
    stopListening();
    // Whoever else listens decides about the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  const giveBack = () => {
    remove();
    // Not at once: a signal that came while nothing could listen to it is heard by then.
    setImmediate(stopListening);
  };
  let result: T;
  try {
    result = use(path);
  } catch (error) {
    giveBack();
    throw error;
  }
  if (result instanceof Promise) return result.finally(giveBack) as T;
  giveBack();
  return result;
}
