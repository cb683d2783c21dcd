import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { makeFolder } from "../files/folder";

/** Name of the draft of a synthesized folder: beside that folder, so relative paths in the stacks are valid in both. */
export function draftOf(outdir: string): { prefix: string; parent: string } {
  return { prefix: `${basename(resolve(outdir))}.draft-`, parent: dirname(resolve(outdir)) };
}

/**
 * Removes the manifest of a synthesized folder: nobody deploys a stack that no manifest names. Terraform's files in the
 * stacks' folders stay.
 */
export function withdraw(outdir: string): void {
  rmSync(join(outdir, "manifest.json"), { force: true });
}

/**
 * Moves the stacks of a draft to their final folder, each whole, the manifest last, and removes rejected stacks from
 * that folder. An interrupted run leaves nothing to deploy.
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

/** Publishing takes milliseconds: a run that is not done by then was killed. */
const PATIENCE = 10_000;

/** Two runs publish to one folder one after the other, so the manifest and its stacks come from the same run. */
function alone(outdir: string, work: () => void): void {
  const lock = join(outdir, ".publishing");
  makeFolder(outdir);
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
  makeFolder(dirname(join(to, file)));
  renameSync(join(from, file), join(to, file));
}
