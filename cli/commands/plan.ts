import { join } from "node:path";
import { Command } from "commander";
import type { Settings } from "../../app/settings";
import { OUTDIR, type Synthesized, stackFolder, synthesizeInto } from "../../app/synthesize";
import { changesOf } from "../../change";
import { type Environment, environmentFiles } from "../../config";
import { type PlannedStack, planStack } from "../../deploy/plan-stack";
import { discard, seal } from "../../deploy/saved-plan";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { failedPlan } from "../../graph/read/plan/plan";
import { redactDocument } from "../../graph/read/redact-document";
import { type JsonObject, objects } from "../../graph/terraform/json";
import { inOrderOfReading, type Judgement, judge, readManifest, readStacks, stackDependencies } from "../../policy";
import { FORMATS } from "../../report/format";
import { withAllProblems } from "../all-problems";
import { CommandError } from "../command-error";
import { conclude, type OutputOptions, refuseReports } from "../conclude";
import { namedFiles } from "../environment-files";
import { rehearseEnvironments } from "../environments-rehearsal";
import { readings } from "../judge-paths";
import { ENVIRONMENTS, formatOption, gathered, reportOption, sinceOption, UNNAMED, withJudging } from "../options";
import { keysFilesOf } from "../past";
import { writeReport } from "../report-file";
import { type PolicyOptions, settingsOf } from "../settings";
import { withTerraform } from "../terraform";

interface PlanOptions extends OutputOptions, PolicyOptions {
  readonly since?: string;
  readonly stack?: readonly string[];
  readonly placeholder?: boolean;
  /** A folder for plans without secrets. */
  readonly plans?: string;
}

export const command = withJudging(
  new Command("plan")
    .description(
      "Synthesizes, plans with your Terraform, backend and credentials, and prints the change with its findings. Keeps the plans that pass: cenvpn apply applies exactly those. PSKs come from NAME-sites.tfvars.json in this folder, or else from the variable psks.",
    )
    .argument("[environment...]", `${ENVIRONMENTS}; ${UNNAMED}`)
    .addOption(formatOption(FORMATS))
    .addOption(reportOption())
    .addOption(sinceOption().conflicts(["stack", "placeholder", "plans"]))
    .option("--stack <name>", "plan this stack alone; may be given several times", gathered)
    .option(
      "--placeholder",
      "plan with placeholder PSKs (cenvpn keys --placeholder), in pull requests; cenvpn does not keep such a plan",
    )
    .option(
      "--plans <folder>",
      "write each plan without its secrets to FOLDER/STACK.plan.json, for another job to judge",
    ),
).action(async (args: string[], options: PlanOptions) => {
  const named = args.length > 0 ? namedFiles(args) : [];
  process.exitCode = await withAllProblems(
    () => [() => settingsOf(options), ...readings(named)],
    () =>
      options.since === undefined ? plan(named, options) : rehearseEnvironments(named, { ...options, planOnly: true }),
  );
});

async function plan(named: readonly string[], options: PlanOptions): Promise<ExitCode> {
  const settings = await settingsOf(options);
  process.stderr.write(settings.notice);
  refuseReports(options, settings, named.length > 0 ? named : environmentFiles());
  const files = named.length > 0 ? { files: named } : {};
  const synthesized = synthesizeInto({ ...files, outdir: OUTDIR, judge: settings.judge });
  if (synthesized.warning) process.stderr.write(synthesized.warning);
  if (synthesized.rejected.length > 0) {
    const exitCode = conclude(synthesized.judgement, options, settings);
    process.stderr.write(`Not planned: ${synthesized.rejected.join(", ")}\n`);
    return exitCode;
  }
  return withTerraform(async (terraform, children) => {
    const planned: PlannedStack[] = [];
    const keysFiles = keysFilesOf(synthesized.environments, undefined, options.placeholder ? "placeholders" : "keys");
    for (const name of stacksToPlan(inOrderOfReading(readManifest(synthesized.folder)), options.stack)) {
      process.stderr.write(`Planning ${name} …\n`);
      const folder = stackFolder(name);
      const variables = keysFiles.get(name);
      planned.push(await planStack(terraform, { name, folder, ...(variables ? { variables } : {}) }, children));
    }
    return judged(planned, synthesized, options, settings);
  });
}

/** Shows what the plans change, and keeps the plans that may be applied. */
function judged(
  planned: readonly PlannedStack[],
  { folder, environments }: Synthesized,
  options: PlanOptions,
  settings: Settings,
): ExitCode {
  const dependencies = stackDependencies(readManifest(folder));
  const firsts = new Map(planned.map((each) => [each, unapplied(each, planned, dependencies)]));
  const firstOf = (each: PlannedStack) => firsts.get(each) ?? [];
  // Without the stacks that it reads, Terraform keeps a partial plan, which means nothing.
  const reported = planned
    .filter((each) => firstOf(each).length === 0)
    .map((each) => ({ name: each.stack, json: jsonOf(each) }));
  if (options.plans !== undefined) writeRedacted(options.plans, reported);

  const stacks = readStacks(reported, { synth: folder });
  const judgement = judge(stacks, settings.judge);
  const exitCode =
    stacks.length === 0
      ? EXIT.findings
      : conclude(judgement, options, settings, { stacks, changes: changesOf(stacks) });
  const failed = planned.filter(({ failure }) => failure !== "");
  for (const each of failed.filter((each) => !explains(judgement, each)))
    process.stderr.write(`\n${whyNotPlanned(each, firstOf(each))}\n`);

  const mayApply = exitCode === EXIT.fine && !options.placeholder;
  const kept = mayApply ? planned.filter(({ failure, isEmpty }) => failure === "" && !isEmpty) : [];
  for (const each of planned) (kept.includes(each) ? seal : discard)(stackFolder(each.stack));
  const isWhole = failed.length === 0;
  process.stderr.write(`\n${whatNow(exitCode, kept, isWhole, options.placeholder === true, environments)}\n`);
  return exitCode === EXIT.fine && !isWhole && kept.length === 0 ? EXIT.findings : exitCode;
}

function writeRedacted(folder: string, plans: readonly { readonly name: string; readonly json: JsonObject }[]): void {
  for (const { name, json } of plans)
    writeReport(join(folder, `${name}.plan.json`), `${JSON.stringify(redactDocument(json))}\n`);
}

/** Whether an error says more about a failed plan than that the plan is not whole. */
function explains({ findings }: Judgement, { stack }: PlannedStack): boolean {
  return findings.some(
    (finding) => finding.level === "error" && finding.stack === stack && finding.rule !== "whole-plan",
  );
}

function stacksToPlan(all: readonly string[], named: readonly string[] | undefined): readonly string[] {
  const unknown = named?.filter((name) => !all.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new CommandError(`there is no stack ${unknown.join(", ")}; there are ${all.join(", ")}`);
  return named ? all.filter((name) => named.includes(name)) : all;
}

/** The plan, with Terraform's message if it failed. */
function jsonOf({ json, failure }: PlannedStack): JsonObject {
  const plan = json as JsonObject | undefined;
  return plan && (failure === "" || stoppedAtCheck(plan)) ? plan : failedPlan(errorsIn(failure), plan);
}

/** Whether a check, such as the guard, stopped a plan; the plan itself names the check. */
function stoppedAtCheck(plan: JsonObject): boolean {
  return objects(plan.checks).some(({ status }) => status === "fail");
}

/** Terraform's errors, without its quotes of the configuration. */
function errorsIn(failure: string): string {
  const errors = [...failure.matchAll(/^\W{0,6}Error: (.+)$/gm)].map(([, error = ""]) => error.trim());
  return [...new Set(errors)].join("; ") || (failure.trim().split("\n")[0] ?? "");
}

/** The stacks that a failed stack reads from, and that are not deployed as planned yet. */
function unapplied(
  { stack, failure }: PlannedStack,
  planned: readonly PlannedStack[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (failure === "") return [];
  const pending = planned.filter((other) => !other.isEmpty || other.failure !== "").map((other) => other.stack);
  return (dependencies.get(stack) ?? []).filter((other) => pending.includes(other));
}

function whyNotPlanned({ stack, failure }: PlannedStack, first: readonly string[]): string {
  if (first.length > 0) return `${stack} is not planned: it reads from ${first.join(", ")}; apply that first`;
  return `Terraform stopped at ${stack}:\n${failure}`;
}

function whatNow(
  exitCode: ExitCode,
  kept: readonly PlannedStack[],
  isWhole: boolean,
  isPlaceholder: boolean,
  environments: readonly Environment[],
): string {
  if (kept.length > 0) {
    const names = environments.map(({ name }) => name).join(" ");
    return `To apply exactly this: npx cenvpn apply ${names}${isWhole ? "" : `, and then npx cenvpn plan ${names}`}`;
  }
  return exitCode === EXIT.fine && isWhole && !isPlaceholder ? "There is nothing to apply." : "No plan is kept.";
}
