import { isAbsolute, relative, resolve } from "node:path";

/**
 * The path from a folder to something in it; undefined for anything outside, and for the folder itself. Does not follow
 * links.
 */
export function pathInside(folder: string, path: string): string | undefined {
  const inside = relative(resolve(folder), resolve(path));
  const isOutside = inside === "" || isAbsolute(inside) || /^\.\.(?=[\\/]|$)/.test(inside);
  return isOutside ? undefined : inside;
}
