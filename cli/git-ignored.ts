import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Problem } from "../domain/problem";

/** What keeps a file from holding secrets: git would take it. Outside of a work tree nothing does. */
export function notIgnoredByGit(file: string): Problem | undefined {
  const place = resolve(file);
  if (!inWorkTree(dirname(place))) return undefined;
  const { status } = spawnSync("git", ["check-ignore", "--quiet", "--", basename(place)], { cwd: dirname(place) });
  if (status === 0) return undefined;
  return {
    what: status === 1 ? "git does not ignore the file" : "git cannot be asked whether it ignores the file",
    allowed: "a file that no commit takes",
    fix: "add *.tfvars.json to .gitignore, and git rm --cached the file when it is committed already",
  };
}

function inWorkTree(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, ".git")) || (above !== folder && inWorkTree(above));
}
