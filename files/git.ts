import { spawnSync } from "node:child_process";
import { dirname, relative, resolve } from "node:path";
import { workTreeOf } from "./work-tree";

/** Whether a commit would include a file. Outside a work tree, no commit does. */
export type Git = "takes it" | "leaves it" | "cannot be asked";

/** Whether git would commit each file, by the given paths. Git includes a file that is committed already. */
export function gitOf(paths: readonly string[]): ReadonlyMap<string, Git> {
  const trees = paths.map((path) => workTreeOf(dirname(resolve(path))));
  return new Map(
    [...new Set(trees)].flatMap((tree) => {
      const inTree = paths.filter((_, index) => trees[index] === tree);
      return tree === undefined ? inTree.map((path) => [path, "leaves it"] as const) : ask(tree, inTree);
    }),
  );
}

function ask(tree: string, paths: readonly string[]): readonly (readonly [path: string, Git])[] {
  const names = paths.map((path) => relative(tree, resolve(path)));
  // A checkout may name a program that git runs to look for changes.
  const args = ["-c", "core.fsmonitor=false", "check-ignore", "--stdin", "-z"];
  const { status, stdout } = spawnSync("git", args, { cwd: tree, input: names.join("\0"), encoding: "utf8" });
  if (status === 0 || status === 1) {
    const ignored = new Set(stdout.split("\0"));
    return paths.map((path, index) => [path, ignored.has(names[index] ?? "") ? "leaves it" : "takes it"]);
  }
  // If one path leads through a link, git answers about none.
  const [first = "", ...others] = paths;
  return others.length === 0 ? [[first, "cannot be asked"]] : paths.flatMap((path) => ask(tree, [path]));
}
