import { spawnSync } from "node:child_process";
import { relative } from "node:path";

/** Far more than any file that people write here has. */
const LARGEST = 256 * 1024 * 1024;

/** The files of a commit, by paths relative to the working directory. */
export class Revision {
  private constructor(private readonly commit: string) {}

  /** Undefined if git has no such commit, branch or tag, or is missing. */
  static named(name: string): Revision | undefined {
    const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])
      ?.toString()
      .trim();
    return commit ? new Revision(commit) : undefined;
  }

  /** The names in a folder; none if the folder is missing. */
  namesIn(folder: string): readonly string[] {
    const listed = git(["ls-tree", "-z", "--name-only", `${this.commit}:./${relative(".", folder)}`]);
    return listed?.toString().split("\0").filter(Boolean) ?? [];
  }

  /** A file's content; undefined if the file is missing. */
  read(file: string): Buffer | undefined {
    return git(["cat-file", "blob", `${this.commit}:./${relative(".", file)}`]);
  }

  /** The lines, from 1, that a file has now and did not have at the commit; none if git does not track the file. */
  linesSince(file: string): readonly number[] {
    const options = ["--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv"];
    const hunks = git(["diff", ...options, this.commit, "--", `./${relative(".", file)}`])?.toString() ?? "";
    return [...hunks.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].flatMap(([, first, count = "1"]) =>
      Array.from({ length: Number(count) }, (_, index) => Number(first) + index),
    );
  }
}

function git(args: readonly string[]): Buffer | undefined {
  // A checkout may name a program that git runs to look for changes.
  const { status, stdout } = spawnSync("git", ["-c", "core.fsmonitor=false", ...args], { maxBuffer: LARGEST });
  return status === 0 ? stdout : undefined;
}
