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
  /** The stack that the plan or state is of. @default as cenvpn.yaml or its path says */
  readonly stack?: string;
}

export interface Judged extends Shown {
  readonly judgement: Judgement;
}

/** Judges what paths lead to, all of it together; all environments when there is none. */
export function judgePaths(
  paths: readonly string[],
  { judge, stackAt }: { readonly judge: JudgeOptions; readonly stackAt: Settings["stackAt"] },
  { stack: given, synth }: NamingOptions & { readonly synth?: string },
): Promise<Judged> {
  const { environments, terraform } = sorted(paths);
  if (given !== undefined && terraform.every(isSynthFolder)) {
    environmentsOf(environments ?? []); // one that is missing was to be a plan
    throw new CommandError("--stack names the stack of a plan or state, and there is none");
  }
  const named = terraform.map((path) => {
    const stack = isSynthFolder(path) ? undefined : (given ?? stackAt(path));
    return stack === undefined ? path : { path, stack };
  });
  return judgeTogether(environments, named, judge, synth);
}

/** Environments are judged by what they become; all of them when nothing is named. */
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
    if (synth !== undefined && targets.length === 0) load(synth); // what cannot be read is reported, although no plan comes from it
    const stacks = targets.length > 0 ? readStacks([built.folder, ...targets], { synth }) : undefined;
    return () => (stacks ? judgeStacks(stacks, options) : { judgement: built.judge(options) });
  });
  // The folder is gone, and so is what cleans up before a signal ends the process: from here on a signal ends it at once.
  await setImmediate();
  return judged();
}

function judgeStacks(stacks: readonly Stack[], options: JudgeOptions): Judged {
  return { judgement: judge(stacks, options), stacks, changes: changesOf(stacks) };
}

/** What can be read alone of what is to be judged. */
export function readings(paths: readonly string[], synth?: string): readonly (() => unknown)[] {
  const expanded =
    paths.length > 0 ? paths.map((path) => () => expand(path)) : [() => selectedFiles(environmentFiles())];
  const readable = expanded.flatMap((expand) => {
    try {
      return expand();
    } catch {
      return []; // which trying it again shows
    }
  });
  const { environments = [], terraform } = sorted(readable);
  const folders = synth === undefined ? terraform : [...terraform, synth];
  return [...expanded, () => environmentsOf(environments), ...folders.map((path) => () => load(path))];
}
