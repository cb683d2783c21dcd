import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";

/** The nearest folder upwards that git knows; the working directory where there is none. */
export function checkoutOf(folder: string): string {
  if (existsSync(join(folder, ".git"))) return folder;
  const above = dirname(folder);
  return above === folder ? process.cwd() : checkoutOf(above);
}

/** A path as it is called from a folder that it is in, with forward slashes; one outside stays as it is but for these. */
export function pathIn(folder: string, path: string): string {
  const inside = relative(folder, resolve(path));
  const isOutside = isAbsolute(inside) || /^\.\.(?=[\\/]|$)/.test(inside);
  return (isOutside ? path : inside).replaceAll("\\", "/");
}
