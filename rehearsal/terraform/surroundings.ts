import fs from "node:fs";
import path from "node:path";

/** Most `..` steps of a configuration above its folder. */
const LEVELS = 4;

/** Terraform needs nothing there, and git must not take a mirror for a work tree. */
const UNUSED = [".git", ".terraform"];

/** The highest folder that a configuration may look at: at most the root of its git work tree. */
export function outermost(source: string): string {
  let top = source;
  for (let level = 0; level < LEVELS && !fs.existsSync(path.join(top, ".git")); level++) top = path.dirname(top);
  return top;
}

/** Links what lies beside a mirrored folder, and beside the folders above it, so that `../modules/site` is there. */
export function linkBeside(top: string, source: string, folder: string): void {
  for (let original = source, copy = folder; original !== top; ) {
    [original, copy] = [path.dirname(original), path.dirname(copy)];
    linkEntries(original, copy);
  }
}

/** Terraform reads through links; before it writes, `makeOwn` takes those away. */
export function link(original: string, copy: string): void {
  try {
    fs.symlinkSync(original, copy);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * Prepares a place for a file that Terraform will write: folders of the rehearsal stand for links on the way, with links
 * to the same entries in them, and the file itself is no link.
 */
export function makeOwn(rehearsal: string, file: string): void {
  if (!file.startsWith(rehearsal + path.sep)) return;
  let current = rehearsal;
  for (const part of path.relative(rehearsal, file).split(path.sep)) {
    current = path.join(current, part);
    if (!fs.lstatSync(current, { throwIfNoEntry: false })?.isSymbolicLink()) continue;
    const original = fs.readlinkSync(current);
    fs.rmSync(current);
    if (!fs.statSync(original, { throwIfNoEntry: false })?.isDirectory()) continue;
    fs.mkdirSync(current);
    linkEntries(original, current);
  }
}

/** Like a link to a folder, for a name under which Terraform takes a link for a file. */
export function linkWithin(original: string, copy: string): void {
  fs.mkdirSync(copy, { recursive: true });
  linkEntries(original, copy);
}

function linkEntries(original: string, copy: string): void {
  const present = new Set([...fs.readdirSync(copy), ...UNUSED]);
  for (const name of readable(original)) {
    if (!present.has(name)) link(path.join(original, name), path.join(copy, name));
  }
}

function readable(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return []; // A folder above may be closed to us.
  }
}
