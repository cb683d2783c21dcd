import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { systemReason } from "./system-error";

/** Far more than any file that people write here has. */
const LARGEST = 256 * 1024 * 1024;

/** The files of a commit, by paths relative to the working directory, through whatever links are there now. */
export class Revision {
  private constructor(private readonly commit: string) {}

  /** The commit of a name; else why git does not know the commit. */
  static named(name: string): Revision | { readonly why: string } {
    const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])
      ?.toString()
      .trim();
    // a negation such as ^main is no commit
    return commit && /^[0-9a-f]+$/.test(commit) ? new Revision(commit) : { why: whyUnknown() };
  }

  /** Whether a folder is in the repository of the working directory, and not in another one or in none. */
  isOf(folder: string): boolean {
    return topOf(folder) === topOf(".");
  }

  /** The names in a folder; none if the folder is missing. @throws an error of the system */
  namesIn(folder: string): readonly string[] {
    const path = real(folder);
    return this.listed(path === "" ? [] : [`${path}/`]).map(({ path }) => basename(path));
  }

  /** A file's content; undefined if the file is missing. @throws an error of the system */
  read(file: string): Buffer | undefined {
    const [found] = this.listed([real(file)]);
    return found?.type === "blob" ? surely(["cat-file", "blob", found.object]) : undefined;
  }

  /** What the commit has at some paths; a folder's path with a slash at the end means what is in the folder. */
  private listed(paths: readonly string[]): readonly Entry[] {
    return surely(["ls-tree", "-z", this.commit, "--", ...paths])
      .toString()
      .split("\0")
      .flatMap((line) => {
        const [, type = "", object = "", path = ""] = /^\d+ (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
        return path === "" ? [] : [{ type, object, path }];
      });
  }

  /** The lines, from 1, that a file has now and did not have at the commit; none if git does not track the file. */
  linesSince(file: string): readonly number[] {
    const options = ["--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv"];
    const hunks = git(["diff", ...options, this.commit, "--", `./${real(file)}`])?.toString() ?? "";
    return [...hunks.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].flatMap(([, first, count = "1"]) =>
      Array.from({ length: Number(count) }, (_, index) => Number(first) + index),
    );
  }
}

interface Entry {
  /** A file is a blob. */
  readonly type: string;
  readonly object: string;
  readonly path: string;
}

/** As `git`, for what must succeed. @throws an error of the system, for example when the repository is damaged */
function surely(args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawned(args);
  if (status === 0) return stdout;
  const why = error ? systemReason(error) : stderr.toString().trim().split("\n").at(-1);
  throw Object.assign(new Error(`git cannot read the commit: ${why}`), { code: "EIO", syscall: "git" });
}

/** The path from the working directory, without links; a missing file may be in a folder behind a link. */
function real(path: string): string {
  const whole = (one: string): string => {
    try {
      return realpathSync(one);
    } catch {
      return dirname(one) === one ? one : join(whole(dirname(one)), basename(one));
    }
  };
  return relative(realpathSync("."), whole(resolve(path)));
}

function topOf(folder: string): string | undefined {
  return git(["-C", folder, "rev-parse", "--show-toplevel"])?.toString().trim();
}

/** Why git knows no commit of a name here. */
function whyUnknown(): string {
  const { error, status, stderr } = spawned(["rev-parse", "--show-toplevel"]);
  if (error)
    return (error as NodeJS.ErrnoException).code === "ENOENT"
      ? "there is no git on the PATH"
      : `git cannot run: ${systemReason(error)}`;
  const [, owned] = /dubious ownership in repository at '(.*)'/.exec(`${stderr}`) ?? [];
  if (owned !== undefined)
    return `git reads nothing here, because the folder belongs to another user: git config --global --add safe.directory ${owned}`;
  if (status !== 0) return "this folder is in no work tree of git";
  if (!git(["rev-parse", "--verify", "--quiet", "HEAD"])) return "git has no commit here yet";
  const unknown = "git has no such commit, branch or tag here";
  if (git(["rev-parse", "--is-shallow-repository"])?.toString().trim() !== "true") return unknown;
  return `${unknown}, because the clone is shallow: git fetch --unshallow (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)`;
}

function git(args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawned(args);
  return status === 0 ? stdout : undefined;
}

function spawned(args: readonly string[]) {
  // A checkout may name a program that git runs to look for changes; messages are read, so they must be in English.
  const env = { ...process.env, LC_ALL: "C" };
  return spawnSync("git", ["-c", "core.fsmonitor=false", ...args], { maxBuffer: LARGEST, env });
}
