import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathInside } from "../../files/inside";

/** The nearest folder upwards that git knows; the working directory where there is none. */
export function checkoutOf(folder: string): string {
  if (existsSync(join(folder, ".git"))) return folder;
  const above = dirname(folder);
  return above === folder ? process.cwd() : checkoutOf(above);
}

/** A path as it is called from a folder that it is in, with forward slashes; one outside changes in these only. */
export function pathIn(folder: string, path: string): string {
  return (pathInside(folder, path) ?? path).replaceAll("\\", "/");
}
