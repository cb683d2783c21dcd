import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { stringify } from "yaml";
import { type Environment, environmentFiles, FileProblemsError, loadEnvironments } from "../config";
import { type Judgement, judge } from "../policy";
import { CommandError, EXIT, type ExitCode } from "./exit-code";
import { type PrintOptions, print, type VerdictOptions, verdict } from "./judgement";
import { withTemporaryFolder } from "./temporary-folder";

export interface CheckOptions extends PrintOptions, VerdictOptions {
  /** Print effective values instead. */
  readonly print?: boolean;
}

/** `cenvpn check`: judges environment files, synth folders and plans together. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const targets = (paths.length > 0 ? paths.flatMap(expand) : environmentFiles()).map((path) => ({
    path,
    kind: kindOf(path),
  }));
  const of = (kind: Kind) => targets.filter((target) => target.kind === kind).map(({ path }) => path);
  const environments = load(of("environment"));
  if (options.print) {
    if (of("terraform").length > 0) throw new CommandError("cenvpn: --print prints environment files only");
    process.stdout.write(environments.map(effective).join("---\n"));
    return EXIT.fine;
  }
  const judgement = await judgeTogether(environments, of("terraform"));
  print(judgement, options);
  return verdict(judgement, options);
}

/** A folder of environment files stands for the files in it. */
function expand(path: string): string[] {
  return isFolder(path) && !isSynthesized(path) ? environmentFiles(path) : [path];
}

type Kind = "environment" | "terraform";

/** Terraform's own JSON, or what a user writes; when in doubt, and when missing, the latter. */
function kindOf(path: string): Kind {
  if (isFolder(path)) return "terraform";
  if (!path.endsWith(".json") || !existsSync(path)) return "environment";
  const start = readFileSync(path, "latin1").slice(0, 64 * 1024);
  return /"(format_version|resource_changes|terraform|resource)"\s*:/.test(start) ? "terraform" : "environment";
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isSynthesized(folder: string): boolean {
  return readdirSync(folder).some((file) => file === "manifest.json" || file.endsWith(".tf.json"));
}

function load(files: readonly string[]): readonly Environment[] {
  const { environments, problems } = loadEnvironments(files);
  if (problems.length > 0) throw new FileProblemsError(problems);
  return environments;
}

/** Environments are judged by what they become. */
function judgeTogether(environments: readonly Environment[], targets: readonly string[]): Promise<Judgement> {
  return withTemporaryFolder((folder) => {
    if (environments.length === 0) return judge(targets);
    const { synthesize } = require("../stacks") as typeof import("../stacks");
    return judge([synthesize(environments, folder), ...targets]);
  });
}

/** The environment as a file in which nothing is left to defaults; where things stand is left out. */
function effective({ file, ...environment }: Environment): string {
  const text = stringify(environment, (key, value) => (key === "source" ? undefined : value), {
    aliasDuplicateObjects: false,
  });
  return `# ${file}, with every default written out\n${text}`;
}
