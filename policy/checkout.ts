import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder upwards that git knows; the working directory where there is none. */
export function checkoutOf(folder: string): string {
  if (existsSync(join(folder, ".git"))) return folder;
  const above = dirname(folder);
  return above === folder ? process.cwd() : checkoutOf(above);
}
