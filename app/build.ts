import {
  type Environment,
  environmentFiles,
  FileProblemsError,
  formatFileProblems,
  loadEnvironments,
  selectedFiles,
  stackNames,
} from "../config";
import { withTemporaryFolder } from "../files/temporary-folder";
import { type Judgement, type JudgeOptions, judge, readStacks } from "../policy";
import { loadWhenUsed } from "./load-when-used";

export interface BuildOptions {
  /**
   * Files of environments to build.
   * @default the files in environments/ that CENVPN_ENV names; the others are neighbours
   */
  readonly files?: readonly string[];
  /** Folder for the stacks. */
  readonly outdir: string;
  /** How the stacks are judged. @default by all rules, with their own levels */
  readonly judge?: JudgeOptions;
}

export interface Built {
  /** The synthesized folder. */
  readonly folder: string;
  readonly environments: readonly Environment[];
  /** What the policy says of the stacks that were built. */
  readonly judgement: Judgement;
  /** What is wrong with neighbours, for people; their usage of shared limits is not known. */
  readonly warning?: string;
}

/**
 * Builds stacks from environment files, and judges them together with neighbours: environments that are not built, but
 * share limits with the built ones. The folder keeps rejected stacks too; `reject` removes them.
 * @throws FileProblemsError with everything that is wrong in the files
 */
export function build({ judge: options, ...reading }: BuildOptions): Built {
  const { folder, environments, judge, warning } = readBuilt(reading);
  return { folder, environments, judgement: judge(options), ...(warning === undefined ? {} : { warning }) };
}

/** Stacks that are written and read, but not judged yet. */
export interface ReadBuilt extends Omit<Built, "judgement"> {
  /** Judges the stacks; the folder may be gone by then. */
  judge(options?: JudgeOptions): Judgement;
}

/** The same without the judgement, which takes long for many stacks. */
export function readBuilt({ files, outdir }: Omit<BuildOptions, "judge">): ReadBuilt {
  const all = files ?? environmentFiles();
  const selected = files ?? selectedFiles(all);
  const { environments, problems } = loadEnvironments([...selected, ...all.filter((file) => !selected.includes(file))]);
  const mine = ({ file }: { readonly file: string }) => selected.includes(file);
  const others = ({ file }: { readonly file: string }) => !selected.includes(file);
  if (problems.some(mine)) throw new FileProblemsError(problems.filter(mine));
  const folder = synthesize(environments.filter(mine), outdir);
  const unread = problems.filter(others);
  const own = environments.filter(mine).flatMap((environment) => stackNames(environment).all);
  const missing = [...new Set(unread.map(({ file }) => file))];
  const judgeBeside = readBeside(folder, own, environments.filter(others));
  return {
    folder,
    environments: environments.filter(mine),
    judge: (options = {}) => judgeBeside({ ...options, missing }),
    ...(unread.length > 0
      ? { warning: `It is not known how much of shared limits these use:\n${formatFileProblems(unread)}\n` }
      : {}),
  };
}

/** Reads a folder together with neighbours; the judgement leaves out findings about neighbours alone. */
function readBeside(
  folder: string,
  own: readonly string[],
  neighbours: readonly Environment[],
): (options: JudgeOptions) => Judgement {
  if (neighbours.length === 0) {
    const stacks = readStacks(folder);
    return (options) => judge(stacks, options);
  }
  const together = withTemporaryFolder((beside) => readStacks([folder, synthesize(neighbours, beside)]));
  return (options) => {
    const { findings, undecided, usage, stacks, ...rest } = judge(together, options);
    const concernsOwn = (entry: { readonly stacks: readonly string[] }) =>
      entry.stacks.some((stack) => own.includes(stack));
    return {
      ...rest,
      findings: findings.filter(concernsOwn),
      undecided: undecided.filter(concernsOwn),
      usage: usage.filter(concernsOwn),
      stacks: stacks.filter(({ name }) => own.includes(name)),
    };
  };
}

/** Loads cdktf only when something is built. */
function synthesize(environments: readonly Environment[], outdir: string): string {
  // They take a third of the time in which cdktf loads; only assets and the check of Terraform's version use them.
  loadWhenUsed("cdktf", ["archiver", "semver"]);
  const stacks = require("../stacks") as typeof import("../stacks");
  return stacks.synthesize(environments, outdir);
}
