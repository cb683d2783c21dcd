import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { type Built, build } from "../../app/build";
import type { Settings } from "../../app/settings";
import { environmentFiles } from "../../config";
import { EXIT } from "../../domain/exit-code";
import { attempt } from "../../domain/user-error";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { type Judgement, judge, readManifest, readStacks, stackDependencies, standing } from "../../policy";
import { NoTerraform, type Rehearsal, startRehearsal } from "../../rehearsal";
import { withAllProblems } from "../all-problems";
import { CommandError } from "../command-error";
import { conclude, type OutputOptions, refuseReports } from "../conclude";
import { filesOfName, namedFiles } from "../environment-files";
import { readings } from "../judge-paths";
import {
  configOption,
  ENVIRONMENTS,
  failOnOption,
  noPluginsOption,
  pluginsOption,
  reportOption,
  strictOption,
  UNNAMED,
} from "../options";
import { type PolicyOptions, settingsOf } from "../settings";

interface RehearseOptions extends OutputOptions, PolicyOptions {
  readonly allowProvider?: readonly string[];
  readonly allowProvisioner?: readonly string[];
}

export const command = new Command("rehearse")
  .summary("plan, or run a command, against a simulated cloud")
  .description(
    "Runs the real Terraform against a simulated cloud: no account, no network, no change to your state. Alone, it synthesizes, judges and plans all environments; after --, it runs any command.",
  )
  .usage("[options] [file...] [-- command...]")
  .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}; after --, a command`)
  .addOption(reportOption())
  .addOption(configOption())
  .addOption(pluginsOption())
  .addOption(noPluginsOption())
  .addOption(failOnOption())
  .addOption(strictOption())
  .option("--allow-provider <name>", "let another provider act on what is real; may be given several times", gathered)
  .option(
    "--allow-provisioner <name>",
    "let a provisioner run, such as local-exec; may be given several times",
    gathered,
  )
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
    return await during(options, (rehearsal) =>
      plan(rehearsal, built, (judged) => conclude(judged, options, settings), settings),
    );
  } catch (error) {
    if (!(error instanceof NoTerraform)) throw error;
    const exitCode = told();
    process.stderr.write(`\nNot planned: ${error.message}.\n`);
    return process.env.CI ? EXIT.usage : exitCode;
  }
}

/** Plans every stack, those before it that it reads from applied, and judges the plans. */
async function plan(
  rehearsal: Rehearsal,
  built: Built,
  tell: (judgement: Judgement) => number,
  settings: Settings,
): Promise<number> {
  const stacks = built.judgement.stacks.map(({ name }) => name);
  const dependencies = stackDependencies(readManifest(built.folder));
  const width = Math.max(...stacks.map((stack) => stack.length));
  const plans: PlannedStack[] = [];
  for (let left = stacks; left.length > 0; ) {
    const waits = (stack: string) => dependencies.get(stack)?.some((other) => left.includes(other));
    const ready = left.filter((stack) => !waits(stack));
    left = left.filter(waits);
    const read = (stack: string) => left.filter((other) => dependencies.get(other)?.includes(stack));
    const planned = await inParallel(ready, async (stack) => applyFor(read(stack), rehearsal, built.folder, stack));
    plans.push(...planned);
    // What comes next would read from nothing.
    if (planned.some(({ json }) => json === undefined)) break;
  }
  plans.sort((one, other) => stacks.indexOf(one.stack) - stacks.indexOf(other.stack));
  for (const { stack, outcome } of plans) process.stdout.write(`${stack.padEnd(width)}  ${outcome}\n`);
  if (plans.some(({ json }) => json === undefined)) return EXIT.findings;
  process.stdout.write("\n");
  const named = plans.map(({ stack, json }) => ({ name: stack, json }));
  return tell(judge(readStacks(named, { synth: built.folder }), settings.judge));
}

/** Plans a stack, and applies the plan when others read what it makes. */
async function applyFor(
  readers: readonly string[],
  rehearsal: Rehearsal,
  folder: string,
  stack: string,
): Promise<PlannedStack> {
  const planned = await planStack(rehearsal, folder, stack);
  if (planned.json === undefined || readers.length === 0) return planned;
  const args = ["apply", "-input=false", "-no-color", PLAN_FILE];
  const { exitCode, stderr } = await rehearsal.terraform(join(folder, "stacks", stack), args);
  if (exitCode !== 0) return { stack, outcome: `terraform apply failed\n${stderr}` };
  return { ...planned, outcome: `${planned.outcome}; applied, since ${readers.join(" and ")} reads it` };
}

interface PlannedStack {
  readonly stack: string;
  /** Absent when Terraform refuses the stack. */
  readonly json?: unknown;
  readonly outcome: string;
}

const PLAN_FILE = "rehearsal.tfplan";

const STEPS = [
  ["init", "-input=false", "-no-color"],
  ["validate", "-no-color"],
  ["plan", "-input=false", "-no-color", `-out=${PLAN_FILE}`],
  ["show", "-json", PLAN_FILE],
];

async function planStack(rehearsal: Rehearsal, folder: string, stack: string): Promise<PlannedStack> {
  let stdout = "";
  for (const args of STEPS) {
    const result = await rehearsal.terraform(join(folder, "stacks", stack), args);
    if (result.exitCode !== 0)
      return { stack, outcome: `terraform ${args[0]} failed\n${result.stderr || result.stdout}` };
    stdout = result.stdout;
  }
  const json = JSON.parse(stdout) as {
    resource_changes?: readonly { mode: string; change: { actions: readonly string[]; importing?: object } }[];
  };
  const managed = (json.resource_changes ?? []).filter(({ mode }) => mode === "managed");
  const count = (action: string) => managed.filter(({ change }) => change.actions.includes(action)).length;
  const imported = managed.filter(({ change }) => change.importing).length;
  return {
    stack,
    json,
    outcome: `${imported > 0 ? `${imported} to import, ` : ""}${count("create")} to add, ${count("update")} to change, ${count("delete")} to destroy`,
  };
}

async function during(
  { allowProvider: providers = [], allowProvisioner: provisioners = [] }: RehearseOptions,
  use: (rehearsal: Rehearsal) => Promise<number>,
): Promise<number> {
  const rehearsal = await startRehearsal({ allowed: { providers, provisioners } });
  try {
    const exitCode = await use(rehearsal);
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

/** As many at once as there are cores; results in the order of the items. */
async function inParallel<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const results = new Array<U>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
