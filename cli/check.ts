import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { stringify } from "yaml";
import {
  type Environment,
  environmentFiles,
  FileProblemsError,
  loadEnvironments,
  type Site,
  selectedFiles,
} from "../config";
import { load as loadTarget } from "../graph/read/load";
import { type Judgement, type JudgeOptions, judge, readStacks, type Target } from "../policy";
import type { Settings } from "../settings";
import { withAllProblems } from "./all-problems";
import { CommandError, EXIT, type ExitCode } from "./exit-code";
import { conclude, type OutputOptions, refuseReports } from "./judgement";
import { withProblemsAsJson } from "./problems-as-json";
import { type PolicyOptions, settingsOf } from "./settings";
import { withTemporaryFolder } from "./temporary-folder";

export interface NamingOptions {
  /** The stack that the plan or state is of. @default as cenvpn.yaml or its path says */
  readonly stack?: string;
}

export interface CheckOptions extends OutputOptions, PolicyOptions, NamingOptions {
  /** The synthesized folder that plans come from. */
  readonly synth?: string;
  /** Print effective values instead. */
  readonly print?: boolean;
}

/** `cenvpn check`: judges environment files, synth folders, plans and states together. */
export function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  return withProblemsAsJson(options, () =>
    withAllProblems(
      () => [() => settingsOf(options), ...readings(paths, options.synth)],
      () => checkFiles(paths, options),
    ),
  );
}

/** What can be read alone of what is to be judged. */
export function readings(paths: readonly string[], synth?: string): readonly (() => unknown)[] {
  const expanded =
    paths.length > 0 ? paths.map((path) => () => expand(path)) : [() => selectedFiles(environmentFiles())];
  const readable = expanded.flatMap((expand) => {
    try {
      return expand();
    } catch {
      return []; // which trying it again tells
    }
  });
  const { environments = [], terraform } = sorted(readable);
  const folders = synth === undefined ? terraform : [...terraform, synth];
  return [...expanded, () => load(environments), ...folders.map((path) => () => loadTarget(path))];
}

async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.print) {
    const { environments, terraform } = sorted(paths);
    if (terraform.length > 0) throw new CommandError("--print prints environment files only");
    process.stdout.write(
      load(environments ?? selectedFiles(environmentFiles()))
        .map(effective)
        .join("---\n"),
    );
    return EXIT.fine;
  }
  const settings = await settingsOf(options);
  const { synth } = options;
  const judgedFiles = paths.length > 0 ? paths.flatMap(expand) : environmentFiles();
  refuseReports(options, settings, synth ? [...judgedFiles, synth] : judgedFiles);
  return conclude(await judgePaths(paths, settings, options), options, settings);
}

/** Judges what paths lead to, all of it together; all environments when there is none. */
export function judgePaths(
  paths: readonly string[],
  { judge, stackAt }: { readonly judge: JudgeOptions; readonly stackAt: Settings["stackAt"] },
  { stack: given, synth }: NamingOptions & Pick<CheckOptions, "synth">,
): Promise<Judgement> {
  const { environments, terraform } = sorted(paths);
  if (given !== undefined && terraform.every(isSynthFolder)) {
    load(environments ?? []); // one that is missing was to be a plan
    throw new CommandError("--stack names the stack of a plan or state, and there is none");
  }
  const named = terraform.map((path) => {
    const stack = isSynthFolder(path) ? undefined : (given ?? stackAt(path));
    return stack === undefined ? path : { path, stack };
  });
  return judgeTogether(environments, named, judge, synth);
}

interface Sorted {
  /** Undefined when nothing is named. */
  readonly environments?: readonly string[];
  readonly terraform: readonly string[];
}

function sorted(paths: readonly string[]): Sorted {
  if (paths.length === 0) return { terraform: [] };
  const targets = [...new Set(paths.flatMap(expand).map(normalize))].map((path) => ({ path, kind: kindOf(path) }));
  const of = (kind: Kind) => targets.filter((target) => target.kind === kind).map(({ path }) => path);
  return { environments: of("environment"), terraform: of("terraform") };
}

/** A folder of environment files stands for the files in it. */
function expand(path: string): string[] {
  return isFolder(path) && !isSynthesized(path) ? environmentFiles(path) : [path];
}

type Kind = "environment" | "terraform";

/** Terraform's own files, or what a user writes; when in doubt, and when missing, the latter. */
function kindOf(path: string): Kind {
  if (isFolder(path)) return "terraform";
  if (path.endsWith(".tfstate")) return "terraform";
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return "environment";
  if (isSavedPlan(path)) return "terraform"; // which tells how to print it
  if (!path.endsWith(".json")) return "environment";
  try {
    const text = readFileSync(path, "utf8");
    if (PRINTED.test(text)) return "terraform";
    const keys = Object.keys(JSON.parse(text) ?? {});
    const ours = ["name", "region", "sites"].some((key) => keys.includes(key));
    return !ours && TERRAFORM_KEYS.some((key) => keys.includes(key)) ? "terraform" : "environment";
  } catch {
    return /(plan|state)\.json$/i.test(path) ? "terraform" : "environment"; // which tells what is wrong with it
  }
}

/** What `terraform plan -out` writes, an archive. */
function isSavedPlan(path: string): boolean {
  const start = Buffer.alloc(ARCHIVE.length);
  try {
    const file = openSync(path, "r");
    try {
      readSync(file, start);
    } finally {
      closeSync(file);
    }
  } catch {
    return false; // whoever reads it tells why it cannot be read
  }
  return start.equals(ARCHIVE);
}

const ARCHIVE = Buffer.from("PK\x03\x04");

/** How all that terraform show prints begins; it is large, and not to be parsed twice. */
const PRINTED = /^\s*\{\s*"format_version"/;

/** Top-level keys of plans, states and configurations. */
const TERRAFORM_KEYS = [
  "format_version",
  "lineage",
  "resource_changes",
  "planned_values",
  "terraform",
  "resource",
  "data",
  "module",
  "provider",
];

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // whoever reads it tells why it cannot be read
  }
}

/** One of cdktf, which names its stacks itself. */
function isSynthFolder(path: string): boolean {
  return existsSync(join(path, "manifest.json"));
}

function isSynthesized(folder: string): boolean {
  try {
    return readdirSync(folder).some((file) => file === "manifest.json" || file.endsWith(".tf.json"));
  } catch {
    return true; // likewise
  }
}

function load(files: readonly string[]): readonly Environment[] {
  const { environments, problems } = loadEnvironments(files);
  if (problems.length > 0) throw new FileProblemsError(problems);
  return environments;
}

/** Environments are judged by what they become; all of them when nothing is named. */
async function judgeTogether(
  files: readonly string[] | undefined,
  targets: readonly Target[],
  options: JudgeOptions,
  synth: string | undefined,
): Promise<Judgement> {
  if (files?.length === 0) return judge(readStacks(targets, { synth }), options);
  const { build } = require("../app") as typeof import("../app");
  return withTemporaryFolder((folder) => {
    const built = build({ ...(files ? { files } : {}), outdir: folder, judge: options });
    if (built.warning) process.stderr.write(built.warning);
    if (targets.length > 0) return judge(readStacks([built.folder, ...targets], { synth }), options);
    if (synth !== undefined) loadTarget(synth); // what cannot be read is told, although no plan comes from it
    return built.judgement;
  });
}

/** The environment as a file in which nothing is left to defaults; where things stand is left out. */
function effective({ file, sites, ...environment }: Environment): string {
  const written = { ...environment, sites: Object.fromEntries(Object.entries(sites).map(withOneMap)) };
  const isPlace = (key: unknown, value: unknown) => key === "source" && /:\d+:\d+$/.test(String(value));
  const text = stringify(written, (key, value) => (isPlace(key, value) ? undefined : value), {
    aliasDuplicateObjects: false,
  });
  return `# ${file}, with every default written out\n${text}`;
}

/** In the file connections of all kinds stand together. */
function withOneMap([key, site]: [string, Site]): [string, object] {
  const { connections, existingConnections, singleTunnelConnections, ...rest } = site;
  return [key, { ...rest, connections: { ...connections, ...existingConnections, ...singleTunnelConnections } }];
}
