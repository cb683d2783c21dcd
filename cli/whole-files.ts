import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes files, each whole or not at all, and none when one cannot be written beside its place. Links stay, and so do modes
 * unless one is given. A draft ends as its file does: what git ignores the one by, it ignores the other by.
 */
export function writeWhole(texts: ReadonlyMap<string, string>, mode?: number): void {
  const drafts = [...texts].map(([file, text]) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    const place = stat ? realpathSync(file) : file;
    const draft = join(dirname(place), `.draft-${process.pid}-${basename(place)}`);
    return { text, place, draft, mode: mode ?? stat?.mode };
  });
  try {
    for (const { text, draft, mode } of drafts) writeFileSync(draft, text, { mode, flag: "wx" });
    for (const { place, draft } of drafts) renameSync(draft, place);
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}
