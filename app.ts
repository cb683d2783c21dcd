import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, type FileProblem, FileProblemsError, loadEnvironments } from "./config";
import { type Judgement, judge } from "./policy";
import { synthesize } from "./stacks";

export interface AppOptions {
  /** Files of environments that are not built but share limits with those that are. @default none */
  readonly neighbours?: readonly string[];
  /** Where stacks are written to. @default CDKTF_OUTDIR, else cdktf.out */
  readonly outdir?: string;
}

export interface Built {
  /** The synthesized folder. */
  readonly folder: string;
  readonly environments: readonly Environment[];
  /** What the policy says of the stacks that were built. */
  readonly judgement: Judgement;
  /** What is wrong with neighbours, whose usage of shared limits is therefore not counted. */
  readonly warnings: readonly FileProblem[];
}

/**
 * Environment files become stacks, and the stacks are judged. What came of it stays in the folder, also when it is bad:
 * `reject` takes that away.
 * @throws FileProblemsError with everything that is wrong in the files
 */
export function build(files: readonly string[], { neighbours = [], outdir }: AppOptions = {}): Built {
  const { environments, problems } = loadEnvironments([...files, ...neighbours]);
  const mine = ({ file }: { file: string }) => files.includes(file);
  const own = problems.filter(mine);
  if (own.length > 0) throw new FileProblemsError(own);
  const warnings = problems.filter((problem) => !mine(problem));
  const folder = synthesize(environments.filter(mine), outdir);
  return {
    folder,
    environments: environments.filter(mine),
    judgement: judgeBeside(
      folder,
      environments.filter((environment) => !mine(environment)),
      [...new Set(warnings.map(({ file }) => file))],
    ),
    warnings,
  };
}

/** Judges a folder together with neighbours, and leaves out what concerns those alone. */
function judgeBeside(folder: string, neighbours: readonly Environment[], missing: readonly string[]): Judgement {
  if (neighbours.length === 0) return judge(folder, { missing });
  const beside = mkdtempSync(join(tmpdir(), "cenvpn-neighbours-"));
  try {
    const own = new Set(judge(folder).stacks.map(({ name }) => name));
    const { findings, undecided, stacks, ...rest } = judge([folder, synthesize(neighbours, beside)], { missing });
    const concernsOwn = (entry: { readonly stacks: readonly string[] }) => entry.stacks.some((stack) => own.has(stack));
    return {
      ...rest,
      findings: findings.filter(concernsOwn),
      undecided: undecided.filter(concernsOwn),
      stacks: stacks.filter(({ name }) => own.has(name)),
    };
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
