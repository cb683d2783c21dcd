import { setImmediate } from "node:timers/promises";
import { readBuilt } from "../app/build";
import type { Settings } from "../app/settings";
import { changesOf } from "../change";
import { environmentFiles, selectedFiles } from "../config";
import { withTemporaryFolder } from "../files/temporary-folder";
import { load } from "../graph/read/load";
import { type Judgement, type JudgeOptions, judge, readStacks, type Stack, type Target } from "../policy";
import { CommandError } from "./command-error";
import type { Shown } from "./conclude";
import { environmentsOf } from "./environment-files";
import { expand, isSynthFolder, sorted } from "./paths";

export interface NamingOptions {
  /** The stack of the plan or state. @default from cenvpn.yaml or the path */
  readonly stack?: string;
}

export interface Judged extends Shown {
  readonly judgement: Judgement;
}

/** Judges everything that paths name together; without paths, all environments. */
export function judgePaths(
  paths: readonly string[],
  { judge, stackAt }: { readonly judge: JudgeOptions; readonly stackAt: Settings["stackAt"] },
  { stack: given, synth }: NamingOptions & { readonly synth?: string },
): Promise<Judged> {
  const { environments, terraform } = sorted(paths);
  if (given !== undefined && terraform.every(isSynthFolder)) {
    environmentsOf(environments ?? []); // a missing path was probably meant to be a plan
    throw new CommandError("--stack names the stack of a plan or state, and no plan or state is given");
  }
  const named = terraform.map((path) => {
    const stack = isSynthFolder(path) ? undefined : (given ?? stackAt(path));
    return stack === undefined ? path : { path, stack };
  });
  return judgeTogether(environments, named, judge, synth);
}

/** Judges environments by their stacks; all of them without arguments. */
async function judgeTogether(
  files: readonly string[] | undefined,
  targets: readonly Target[],
  options: JudgeOptions,
  synth: string | undefined,
): Promise<Judged> {
  if (files?.length === 0) return judgeStacks(readStacks(targets, { synth }), options);
  const judged = withTemporaryFolder((folder) => {
    const built = readBuilt({ ...(files ? { files } : {}), outdir: folder });
    if (built.warning) process.stderr.write(built.warning);
    if (synth !== undefined && targets.length === 0) load(synth); // reports unreadable files, although no plan comes from them
    const stacks = targets.length > 0 ? readStacks([built.folder, ...targets], { synth }) : undefined;
    return () => (stacks ? judgeStacks(stacks, options) : { judgement: built.judge(options) });
  });
  // The folder is gone, and with it the cleanup before a signal: from here on a signal ends the process at once.
  await setImmediate();
  return judged();
}

function judgeStacks(stacks: readonly Stack[], options: JudgeOptions): Judged {
  return { judgement: judge(stacks, options), stacks, changes: changesOf(stacks) };
}

/** Inputs of the judgement that can be read alone. */
export function readings(paths: readonly string[], synth?: string): readonly (() => unknown)[] {
  const expanded =
    paths.length > 0 ? paths.map((path) => () => expand(path)) : [() => selectedFiles(environmentFiles())];
  const readable = expanded.flatMap((expand) => {
    try {
      return expand();
    } catch {
      return []; // a second try reports the problem
    }
  });
  const { environments = [], terraform } = sorted(readable);
  const folders = synth === undefined ? terraform : [...terraform, synth];
  return [...expanded, () => environmentsOf(environments), ...folders.map((path) => () => load(path))];
}
