import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Built, build } from "../app/build";
import type { Settings } from "../app/settings";
import { changesOf } from "../change";
import { environmentFiles, selectedFiles } from "../config";
import type { RehearsedStack } from "../deploy/stack-rehearsal";
import type { DeviceChange } from "../domain/device/change";
import { EXIT } from "../domain/exit-code";
import type { Revision } from "../files/revision";
import { withTemporaryFolder } from "../files/temporary-folder";
import { judge, readManifest, readStacks, stackDependencies, standing } from "../policy";
import { NoTerraform, type Rehearsal, startRehearsal } from "../rehearsal";
import { callLine } from "./call-line";
import { conclude, type OutputOptions, refuseReports } from "./conclude";
import { deviceChanges } from "./device-changes";
import { faultsIn } from "./faults-file";
import { keepCloud, keptCloud, refuseToKeep } from "./kept-cloud";
import { keysFilesOf, type Past, pastOf } from "./past";
import { type PolicyOptions, settingsOf } from "./settings";
import { applyStacks, deployStacks, planStacks, type Stacks } from "./stacks-rehearsal";

export interface EnvironmentsRehearsalOptions extends OutputOptions, PolicyOptions {
  /** A revision of git, whose environments are deployed before. @default starts with nothing */
  readonly since?: string;
  readonly planOnly?: boolean;
  readonly allowProvider?: readonly string[];
  readonly allowProvisioner?: readonly string[];
  readonly provider?: "stand-in" | "real";
  /** A file with the cloud to start from. */
  readonly cloud?: string;
  /** File to keep the cloud in; then nothing is destroyed. */
  readonly keep?: string;
  /** A file with faults. */
  readonly fault?: string;
  readonly verbose?: boolean;
  /** Whether to judge the plans of a command. @default true */
  readonly check?: boolean;
}

/** Takes environments through Terraform against a simulated cloud, and judges the plans; returns the exit code. */
export function rehearseEnvironments(named: readonly string[], options: EnvironmentsRehearsalOptions): Promise<number> {
  return withTemporaryFolder(async (folder) => {
    const settings = await settingsOf(options);
    process.stderr.write(settings.notice);
    refuseReports(options, settings, named.length > 0 ? named : environmentFiles());
    const files = named.length > 0 ? { files: named } : {};
    const built = build({ ...files, outdir: join(folder, "now"), judge: settings.judge });
    if (built.warning) process.stderr.write(built.warning);
    const reported = () => conclude(built.judgement, options, settings);
    if (standing(built.judgement.findings).some(({ level }) => level === "error")) return reported();
    const past = options.since === undefined ? undefined : pastSince(options.since, named, built, folder);
    const use = (rehearsal: Rehearsal) => rehearseStacks({ rehearsal, built, past, folder }, options, settings);
    try {
      return await duringRehearsal(options, use);
    } catch (error) {
      if (!(error instanceof NoTerraform)) throw error;
      const exitCode = reported();
      process.stderr.write(`\nNot planned: ${error.message}.\n`);
      // without any Terraform the judgement is all that a workstation can have; whoever names one, or a commit, wants more
      const isAsked = process.env.CI || process.env.TERRAFORM_BINARY_NAME || options.since !== undefined;
      return isAsked || !error.isMissing ? EXIT.usage : exitCode;
    }
  });
}

function pastSince(since: string, named: readonly string[], { environments }: Built, folder: string): Past {
  const files = named.length > 0 ? named : selectedFiles(environmentFiles());
  const isAll = named.length === 0 && !process.env.CENVPN_ENV;
  const past = pastOf(since, environments, files, isAll, folder);
  if (past.folder === undefined) process.stderr.write(`git has nothing of this at ${since}: everything is new\n`);
  for (const name of past.gone)
    process.stderr.write(`git has ${name} at ${since}, but it is not here any more; what it deployed stays\n`);
  return past;
}

interface Taken {
  readonly rehearsal: Rehearsal;
  readonly built: Built;
  /** The files that the rehearsal deploys first, with `--since`. */
  readonly past: Past | undefined;
  /** A temporary folder for the rehearsal's files. */
  readonly folder: string;
}

/** Takes every stack through Terraform, and judges the plans. */
async function rehearseStacks(
  { rehearsal, built, past, folder }: Taken,
  options: EnvironmentsRehearsalOptions,
  settings: Settings,
): Promise<number> {
  const progress = process.stderr.isTTY ? showStep : () => undefined;
  const names = built.judgement.stacks.map(({ name }) => name);
  const stacks = {
    folder: join(folder, "deployed"),
    names,
    dependencies: stackDependencies(readManifest(built.folder)),
  };
  if (past?.folder !== undefined) {
    const before = await deployPast(rehearsal, past, past.folder, stacks.folder, progress);
    const [failed] = before.filter((stack) => stack.failed);
    if (failed) {
      process.stderr.write(`The files of ${options.since} cannot be deployed: ${failed.stack}: ${failed.outcome}\n`);
      return EXIT.findings;
    }
  }
  renameSync(built.folder, stacks.folder);
  const variables = past ? { variables: keysFilesOf(built.environments) } : {};
  const take = options.planOnly ? planStacks : deployStacks;
  const rehearsed = await take(rehearsal, { ...stacks, ...variables }, progress, { keep: options.keep !== undefined });
  const keepsSome = options.planOnly || options.keep || past?.stacks.some((stack) => !names.includes(stack));
  const left = keepsSome ? [] : rehearsal.created().map(({ type, id }) => `${type} ${id}`);
  if (!past) return showOutcome(rehearsed, left, stacks, options, settings);
  const devices = deviceChanges(past.environments, built.environments);
  return showChange(rehearsed, left, { ...stacks, devices, since: past.revision }, options, settings);
}

/** Deploys the commit's stacks in the folders of the present ones, so Terraform finds its state there. */
async function deployPast(
  rehearsal: Rehearsal,
  { stacks: names, variables }: Past,
  from: string,
  to: string,
  progress: typeof showStep,
): Promise<RehearsedStack[]> {
  const dependencies = stackDependencies(readManifest(from));
  renameSync(from, to);
  const deployed = await applyStacks(rehearsal, { folder: to, names, dependencies, variables }, progress);
  rmSync(to, { recursive: true });
  return deployed;
}

/** The result of each stack, then the judgement. */
function showOutcome(
  rehearsed: readonly RehearsedStack[],
  left: readonly string[],
  { names, folder }: Stacks,
  options: EnvironmentsRehearsalOptions,
  settings: Settings,
): number {
  const width = Math.max(...names.map((name) => name.length));
  for (const { stack, outcome } of rehearsed) process.stdout.write(`${stack.padEnd(width)}  ${outcome}\n`);
  if (rehearsed.some(({ failed }) => failed)) return EXIT.findings;
  if (left.length > 0) {
    process.stdout.write(`${stillThere(left)}\n`);
    return EXIT.findings;
  }
  if (options.keep)
    process.stdout.write(`Applied, and planned again without a change; the cloud is kept in ${options.keep}.\n`);
  else if (!options.planOnly)
    process.stdout.write("Applied, planned again without a change, and destroyed; nothing is left.\n");
  process.stdout.write("\n");
  const judged = readStacks(plansOf(rehearsed), { synth: folder });
  return conclude(judge(judged, settings.judge), options, settings, { stacks: judged });
}

/** What the plans change, with the judgement; prints failures that the judgement does not explain on stderr. */
function showChange(
  rehearsed: readonly RehearsedStack[],
  left: readonly string[],
  { folder, devices, since }: Stacks & { readonly devices: readonly DeviceChange[]; readonly since: Revision },
  options: EnvironmentsRehearsalOptions,
  settings: Settings,
): number {
  const stacks = readStacks(plansOf(rehearsed), { synth: folder });
  const judgement = judge(stacks, settings.judge);
  const planned = changesOf(stacks);
  const shown = { stacks, since, ...(planned ? { changes: { ...planned, devices } } : {}) };
  const exitCode = stacks.length > 0 ? conclude(judgement, options, settings, shown) : EXIT.findings;
  const errors = judgement.findings.filter(({ level }) => level === "error");
  const failed = rehearsed.filter((stack) => stack.failed);
  for (const { stack, outcome } of failed)
    if (!errors.some((error) => error.stack === stack)) process.stderr.write(`\n${stack}: ${outcome}\n`);
  if (failed.length === 0) {
    if (left.length > 0) process.stderr.write(`\n${stillThere(left)}\n`);
    else if (!options.planOnly)
      process.stderr.write("\nThe change was applied to the simulated cloud, and planned again without a change.\n");
  }
  return exitCode === EXIT.fine && (failed.length > 0 || left.length > 0) ? EXIT.findings : exitCode;
}

function plansOf(rehearsed: readonly RehearsedStack[]) {
  return rehearsed.flatMap(({ stack, json }) => (json === undefined ? [] : [{ name: stack, json }]));
}

const stillThere = (left: readonly string[]) => `Destroyed, and still there: ${left.join(", ")}`;

function showStep(stack: string, step: string, seconds: number): void {
  process.stderr.write(`${stack}: ${step}, ${seconds.toFixed(1)} s\n`);
}

/** Lends a rehearsal; afterwards reports what was taken on trust. */
export async function duringRehearsal(
  options: EnvironmentsRehearsalOptions,
  use: (rehearsal: Rehearsal) => Promise<number>,
): Promise<number> {
  const { allowProvider: providers = [], allowProvisioner: provisioners = [], provider, keep, verbose } = options;
  const kept = options.cloud === undefined ? {} : { kept: keptCloud(options.cloud) };
  const faults = options.fault === undefined ? {} : faultsIn(options.fault);
  if (keep !== undefined) refuseToKeep(keep);
  const rehearsal = await startRehearsal({ allowed: { providers, provisioners }, provider, ...kept, ...faults });
  if (verbose) rehearsal.cloud.onCall((call) => process.stderr.write(`${callLine(call)}\n`));
  try {
    const exitCode = await use(rehearsal);
    if (keep !== undefined) keepCloud(keep, rehearsal.keep());
    const trusted = rehearsal.trusted();
    if (trusted.length > 0) process.stderr.write(`rehearsal: taken on trust, not simulated: ${trusted.join(", ")}\n`);
    return exitCode;
  } finally {
    await rehearsal.close();
  }
}
