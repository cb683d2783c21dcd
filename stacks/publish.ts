import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** What a draft of a synthesized folder is called: beside that, as deep, so that relative paths in the stacks hold in both. */
export function draftOf(outdir: string): { prefix: string; parent: string } {
  return { prefix: `${basename(resolve(outdir))}.draft-`, parent: dirname(resolve(outdir)) };
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
  alone(outdir, () => {
    for (const stack of rejected) rmSync(join(outdir, "stacks", stack), { recursive: true, force: true });
    for (const { synthesizedStackPath } of Object.values(manifest.stacks)) move(draft, outdir, synthesizedStackPath);
    move(draft, outdir, "manifest.json");
  });
}

/** Publishing takes milliseconds: who is not done by then was killed. */
const PATIENCE = 10_000;

/** Of two runs for one folder, one after the other publishes, so that the manifest and what it names are of one run. */
function alone(outdir: string, work: () => void): void {
  const lock = join(outdir, ".publishing");
  mkdirSync(outdir, { recursive: true });
  for (const until = Date.now() + PATIENCE; !made(lock) && Date.now() < until; ) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function made(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

function move(from: string, to: string, file: string): void {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  renameSync(join(from, file), join(to, file));
}
