import { spawnSync } from "node:child_process";
import { writeFiles } from "./files";

/** A git work tree with these files, without a commit. */
export function workTree(files: Readonly<Record<string, string>>): string {
  const folder = writeFiles(files);
  expect(spawnSync("git", ["init", "--quiet"], { cwd: folder }).status).toBe(0);
  return folder;
}
