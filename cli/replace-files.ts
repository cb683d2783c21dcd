import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Replaces files, each whole or not at all, and none when one cannot be written beside its place. Modes and links stay. */
export function replaceFiles(texts: ReadonlyMap<string, string>): void {
  const drafts = [...texts].map(([file, text]) => ({
    text,
    place: realpathSync(file),
    draft: `${realpathSync(file)}.draft`,
  }));
  try {
    for (const { text, place, draft } of drafts) writeFileSync(draft, text, { mode: statSync(place).mode, flag: "wx" });
    for (const { place, draft } of drafts) renameSync(draft, place);
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}
