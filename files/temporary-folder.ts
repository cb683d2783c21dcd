import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeSignals } from "./signals";
import { about } from "./system-error";

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Makes a folder for this user alone. It is removed at the latest when the process ends, unless a signal ends the
 * process.
 */
export function temporaryFolder(prefix = "cenvpn-", parent = realpathSync(tmpdir())): TemporaryFolder {
  const path = about(parent, () => mkdtempSync(join(parent, prefix)));
  const remove = () => {
    process.off("exit", remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", remove);
  return { path, remove };
}

/** Lends a folder that is gone afterwards, even when a signal ends the process. */
export function withTemporaryFolder<T>(use: (folder: string) => T, ...place: Parameters<typeof temporaryFolder>): T {
  let remove = () => {};
  // before the folder is there, so that no signal comes between
  const stopListening = beforeSignals(() => remove());
  const folder = temporaryFolder(...place);
  ({ remove } = folder);
  const giveBack = () => {
    remove();
    stopListening();
  };
  let result: T;
  try {
    result = use(folder.path);
  } catch (error) {
    giveBack();
    throw error;
  }
  if (result instanceof Promise) return result.finally(giveBack) as T;
  giveBack();
  return result;
}
