import { existsSync, readdirSync } from "node:fs";
import { Command, Option } from "commander";
import { type Built, build } from "../../app/build";
import type { Settings } from "../../app/settings";
import { environmentFiles } from "../../config";
import { EXIT } from "../../domain/exit-code";
import { attempt } from "../../domain/user-error";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { judge, readManifest, readStacks, stackDependencies, standing } from "../../policy";
import { NoTerraform, type Rehearsal, startRehearsal } from "../../rehearsal";
import { withAllProblems } from "../all-problems";
import { callLine } from "../call-line";
import { CommandError } from "../command-error";
import { conclude, type OutputOptions, refuseReports } from "../conclude";
import { filesOfName, namedFiles } from "../environment-files";
import { faultsIn } from "../faults-file";
import { readings } from "../judge-paths";
import { keepCloud, keptCloud, refuseToKeep } from "../kept-cloud";
import { ENVIRONMENTS, reportOption, UNNAMED, withJudging } from "../options";
import { type PolicyOptions, settingsOf } from "../settings";
import { deployStacks, planStacks } from "../stacks-rehearsal";

interface RehearseOptions extends OutputOptions, PolicyOptions {
  readonly planOnly?: boolean;
  readonly allowProvider?: readonly string[];
  readonly allowProvisioner?: readonly string[];
  readonly provider?: "stand-in" | "real";
  readonly cloud?: string;
  readonly keep?: string;
  readonly fault?: string;
  readonly verbose?: boolean;
}

export const command = withJudging(
  new Command("rehearse")
    .description(
      "Runs the real Terraform against a simulated cloud: no account, no network, no change to your state. Alone, it synthesizes and judges all environments, applies them, plans again, which must show no change, and destroys them; after --, it runs any command.",
    )
    .usage("[options] [file...] [-- command...]")
    .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}; after --, a command`)
    .addOption(reportOption()),
)
  .option("--plan-only", "do not apply and destroy what is planned, unless another stack reads it")
  .option("--allow-provider <name>", "let another provider act on what is real; may be given several times", gathered)
  .option(
    "--allow-provisioner <name>",
    "let a provisioner run, such as local-exec; may be given several times",
    gathered,
  )
  .addOption(
    new Option("--provider <which>", "the stand-in, or the real provider that your Terraform has installed").choices([
      "stand-in",
      "real",
    ]),
  )
  .option("--cloud <file>", "start from a cloud that --keep has kept")
  .option("--keep <file>", "destroy nothing, and keep the simulated cloud in a file, keys included")
  .option("--fault <file>", "what is to go wrong: throttling, refusals, lost answers, lower quotas")
  .option("-v, --verbose", "show every call of the cloud's API")
  .action(async (args: string[], options: RehearseOptions) => {
    const { files, command } = splitAtDashes(args);
    process.exitCode = await rehearse(files, command, options);
  });

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Arguments before and after `--`; commander drops the dashes themselves. */
function splitAtDashes(args: readonly string[]): { files: readonly string[]; command: readonly string[] } {
  const dashes = process.argv.indexOf("--");
  if (dashes < 0) return { files: args, command: [] };
  const command = process.argv.slice(dashes + 1);
  if (!command[0]) throw new CommandError("name a command after --");
  return { files: args.slice(0, args.length - command.length), command };
}

async function rehearse(
  files: readonly string[],
  command: readonly string[],
  options: RehearseOptions,
): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined && looksLikeCommand(files))
    throw new CommandError(
      `there is no file ${files[0]}; a command stands after --: cenvpn rehearse -- ${files.join(" ")}`,
    );
  if (program === undefined && files.length === 0 && isTerraformAlone())
    throw new CommandError(
      "here is Terraform's configuration, and no environment file; a command stands after --: cenvpn rehearse -- terraform plan, or with what comes before: cenvpn rehearse -- sh -c 'terraform init && terraform plan'",
    );
  if (program === undefined) {
    const named = files.length > 0 ? namedFiles(files) : [];
    return withAllProblems(
      () => [() => settingsOf(options), ...readings(named)],
      () => withTemporaryFolder((folder) => rehearseEnvironments(named, folder, options)),
    );
  }
  if (files.length > 0) throw new CommandError("name either environment files or, after --, a command");
  return during(options, (rehearsal) => {
    process.stderr.write(`rehearsal: Alibaba Cloud is simulated. ${whatElse(options)}\n`);
    return rehearsal.run(program, args);
  });
}

/** Whether nothing is named that is there, nor as environments or their files are called. */
function looksLikeCommand(files: readonly string[]): boolean {
  const isThere = (file: string) => existsSync(file) || /\.(ya?ml|json)$/.test(file) || isEnvironment(file);
  return files.length > 0 && !files.some(isThere);
}

function isEnvironment(name: string): boolean {
  return (
    attempt(
      () => filesOfName(name) !== undefined,
      () => false,
    ) ?? false
  );
}

/** Whether this is a folder of plain HCL or Terraform JSON. */
function isTerraformAlone(): boolean {
  return !existsSync("environments") && readdirSync(".").some((file) => /\.(tf|tofu)(\.json)?$/.test(file));
}

async function rehearseEnvironments(
  named: readonly string[],
  folder: string,
  options: RehearseOptions,
): Promise<number> {
  const settings = await settingsOf(options);
  process.stderr.write(settings.notice);
  refuseReports(options, settings, named.length > 0 ? named : environmentFiles());
  const built = build({ ...(named.length > 0 ? { files: named } : {}), outdir: folder, judge: settings.judge });
  if (built.warning) process.stderr.write(built.warning);
  const told = () => conclude(built.judgement, options, settings);
  if (standing(built.judgement.findings).some(({ level }) => level === "error")) return told();
  try {
    return await during(options, (rehearsal) => rehearseStacks(rehearsal, built, options, settings));
  } catch (error) {
    if (!(error instanceof NoTerraform)) throw error;
    const exitCode = told();
    process.stderr.write(`\nNot planned: ${error.message}.\n`);
    return process.env.CI ? EXIT.usage : exitCode;
  }
}

/** Takes every stack through Terraform, and judges the plans. */
async function rehearseStacks(
  rehearsal: Rehearsal,
  built: Built,
  options: RehearseOptions,
  settings: Settings,
): Promise<number> {
  const names = built.judgement.stacks.map(({ name }) => name);
  const stacks = { folder: built.folder, names, dependencies: stackDependencies(readManifest(built.folder)) };
  const take = options.planOnly ? planStacks : deployStacks;
  const show = process.stderr.isTTY ? showStep : () => undefined;
  const rehearsed = await take(rehearsal, stacks, show, { keep: options.keep !== undefined });
  const width = Math.max(...names.map((name) => name.length));
  for (const { stack, outcome } of rehearsed) process.stdout.write(`${stack.padEnd(width)}  ${outcome}\n`);
  if (rehearsed.some(({ failed }) => failed)) return EXIT.findings;
  const left = options.planOnly || options.keep ? [] : rehearsal.created().map(({ type, id }) => `${type} ${id}`);
  if (left.length > 0) {
    process.stdout.write(`Destroyed, and still there: ${left.join(", ")}\n`);
    return EXIT.findings;
  }
  if (options.keep)
    process.stdout.write(`Applied, and planned again without a change; the cloud is kept in ${options.keep}.\n`);
  else if (!options.planOnly)
    process.stdout.write("Applied, planned again without a change, and destroyed; nothing is left.\n");
  process.stdout.write("\n");
  const named = rehearsed.map(({ stack, json }) => ({ name: stack, json }));
  return conclude(judge(readStacks(named, { synth: built.folder }), settings.judge), options, settings);
}

function showStep(stack: string, step: string, seconds: number): void {
  process.stderr.write(`${stack}: ${step}, ${seconds.toFixed(1)} s\n`);
}

async function during(options: RehearseOptions, use: (rehearsal: Rehearsal) => Promise<number>): Promise<number> {
  const { allowProvider: providers = [], allowProvisioner: provisioners = [], provider, keep, verbose } = options;
  const kept = options.cloud === undefined ? {} : { kept: keptCloud(options.cloud) };
  const faults = options.fault === undefined ? {} : faultsIn(options.fault);
  if (keep !== undefined) refuseToKeep(keep);
  const rehearsal = await startRehearsal({ allowed: { providers, provisioners }, provider, ...kept, ...faults });
  if (verbose) rehearsal.cloud.onCall((call) => process.stderr.write(`${callLine(call)}\n`));
  try {
    const exitCode = await use(rehearsal);
    if (keep !== undefined) keepCloud(keep, rehearsal.cloud.keep());
    const trusted = rehearsal.trusted();
    if (trusted.length > 0)
      process.stderr.write(`rehearsal: taken on trust, since not simulated: ${trusted.join(", ")}\n`);
    return exitCode;
  } finally {
    await rehearsal.close();
  }
}

function whatElse({ allowProvider = [], allowProvisioner = [] }: RehearseOptions): string {
  const allowed = [...allowProvider, ...allowProvisioner];
  if (allowed.length > 0) return `Allowed to act on what is real: ${allowed.join(", ")}.`;
  return "Nothing else is touched: other providers and provisioners are refused.";
}
