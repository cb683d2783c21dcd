import { existsSync, lstatSync } from "node:fs";
import { dirname, join, parse, resolve, sep } from "node:path";
import { pathInside } from "./inside";

/** The git work tree of a folder; undefined outside a work tree. */
export function workTreeOf(folder: string): string | undefined {
  const here = resolve(folder);
  if (existsSync(join(here, ".git"))) return here;
  return dirname(here) === here ? undefined : workTreeOf(dirname(here));
}

/** The checkout that a folder is in: its git work tree, or else the folder itself. */
export function checkoutAt(folder: string): string {
  return workTreeOf(folder) ?? resolve(folder);
}

/** Whether a path leads into a checkout, but not into git's own files. */
export function isInCheckout(checkout: string, path: string): boolean {
  const inside = pathInside(checkout, path);
  return inside !== undefined && !inside.split(sep).some((part) => part.toLowerCase() === ".git");
}

/**
 * The first symbolic link between a checkout and a path in it. Links elsewhere, such as /tmp or /dev/stderr, belong to
 * the machine.
 */
export function linkInCheckout(checkout: string, path: string): string | undefined {
  const inside = checkout === parse(checkout).root ? undefined : pathInside(checkout, path);
  let at = checkout;
  for (const part of inside?.split(sep) ?? []) {
    at = join(at, part);
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
  }
  return undefined;
}
