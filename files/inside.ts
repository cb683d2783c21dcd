import { isAbsolute, relative, resolve } from "node:path";

/** The path from a folder to what is in it; undefined for what is outside, and for the folder itself. Links are not followed. */
export function pathInside(folder: string, path: string): string | undefined {
  const inside = relative(resolve(folder), resolve(path));
  const isOutside = inside === "" || isAbsolute(inside) || /^\.\.(?=[\\/]|$)/.test(inside);
  return isOutside ? undefined : inside;
}
