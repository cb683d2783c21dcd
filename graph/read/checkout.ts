import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathInside } from "../../files/inside";

/** The nearest parent folder that git knows; else the working directory. */
export function checkoutOf(folder: string): string {
  if (existsSync(join(folder, ".git"))) return folder;
  const above = dirname(folder);
  return above === folder ? process.cwd() : checkoutOf(above);
}

/** A path relative to a folder that contains it, with forward slashes; a path outside only gets the slashes. */
export function pathIn(folder: string, path: string): string {
  return (pathInside(folder, path) ?? path).replaceAll("\\", "/");
}
