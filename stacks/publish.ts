import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Folder beside the final one, as deep, so that relative paths in the stacks hold in both. */
export function draftOf(outdir: string): string {
  return `${resolve(outdir)}.draft`;
}

/**
 * Takes the manifest of a synthesized folder away: what it does not name, nobody deploys. What Terraform keeps in the
 * stacks' folders stays.
 */
export function withdraw(outdir: string): void {
  rmSync(join(outdir, "manifest.json"), { force: true });
}

/**
 * Moves the stacks of a draft to their final folder, each whole, the manifest last; and removes those that are rejected
 * from it. A run that is cut off anywhere leaves nothing to deploy.
 */
export function publish(draft: string, outdir: string, rejected: readonly string[]): void {
  const manifest = JSON.parse(readFileSync(join(draft, "manifest.json"), "utf8")) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  for (const stack of rejected) rmSync(join(outdir, "stacks", stack), { recursive: true, force: true });
  for (const { synthesizedStackPath } of Object.values(manifest.stacks)) move(draft, outdir, synthesizedStackPath);
  move(draft, outdir, "manifest.json");
}

function move(from: string, to: string, file: string): void {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  renameSync(join(from, file), join(to, file));
}
