import { randomBytes } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./folder";
import { beforeSignals } from "./signals";
import { about } from "./system-error";

/**
 * Writes files, each whole or not at all, and none if one draft cannot be written. Makes missing folders. Keeps links,
 * and modes unless one is given.
 */
export function writeWhole(texts: ReadonlyMap<string, string | Uint8Array>, mode?: number): void {
  const drafts = [...texts].map(([file, text]) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat && !stat.isFile() && !stat.isDirectory()) throw notRegular(file);
    const target = stat ? realpathSync(file) : file;
    return { text, target, draft: draftOf(target), mode: mode ?? stat?.mode };
  });
  // Until the drafts are gone.
  const stopListening = beforeSignals(() => undefined);
  try {
    // Refuses, and does not follow, a link that somebody planted at a draft's place.
    for (const { text, target, draft, mode } of drafts) {
      makeFolder(dirname(target));
      about(target, () => writeFileSync(draft, text, { mode, flag: "wx" }));
    }
    for (const { target, draft } of drafts) renameSync(draft, target);
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    stopListening();
  }
}

/** A file would take the place of a device or a pipe, such as /dev/null. */
function notRegular(path: string): Error {
  return Object.assign(new Error("it is not a regular file"), { code: "EINVAL", syscall: "open", path });
}

/** A draft has its file's ending: git ignores both or neither. Terraform reads no file of this name. */
function draftOf(target: string): string {
  return join(dirname(target), `.draft-${randomBytes(6).toString("hex")}-${basename(target)}`);
}
