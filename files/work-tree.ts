import { existsSync, lstatSync } from "node:fs";
import { dirname, join, parse, resolve, sep } from "node:path";
import { pathInside } from "./inside";

/** The work tree of git that a folder is in; undefined outside of any. */
export function workTreeOf(folder: string): string | undefined {
  const here = resolve(folder);
  if (existsSync(join(here, ".git"))) return here;
  return dirname(here) === here ? undefined : workTreeOf(dirname(here));
}

/** What somebody may have checked out of git that a folder is in: its work tree, or else the folder itself. */
export function checkoutAt(folder: string): string {
  return workTreeOf(folder) ?? resolve(folder);
}

/** Whether a path leads to something that a checkout may hold: into it, and not to what git keeps there of its own. */
export function isInCheckout(checkout: string, path: string): boolean {
  const inside = pathInside(checkout, path);
  return inside !== undefined && !inside.split(sep).some((part) => part.toLowerCase() === ".git");
}

/** The first symbolic link between a checkout and a path in it. Links elsewhere, as to /tmp or /dev/stderr, are the machine's. */
export function linkInCheckout(checkout: string, path: string): string | undefined {
  const inside = checkout === parse(checkout).root ? undefined : pathInside(checkout, path);
  let at = checkout;
  for (const part of inside?.split(sep) ?? []) {
    at = join(at, part);
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
  }
  return undefined;
}
