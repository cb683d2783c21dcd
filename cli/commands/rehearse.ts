import { existsSync, readdirSync } from "node:fs";
import { parse } from "node:path";
import { Command, Option } from "commander";
import { environmentFiles } from "../../config";
import { attempt } from "../../domain/user-error";
import { withAllProblems } from "../all-problems";
import { CommandError } from "../command-error";
import { filesOfName, namedFiles } from "../environment-files";
import { duringRehearsal, type EnvironmentsRehearsalOptions, rehearseEnvironments } from "../environments-rehearsal";
import { judgeMadePlans } from "../judge-made-plans";
import { readings } from "../judge-paths";
import { ENVIRONMENTS, gathered, reportOption, sinceOption, UNNAMED, withJudging } from "../options";
import { settingsOf } from "../settings";

type RehearseOptions = EnvironmentsRehearsalOptions;

export const command = withJudging(
  new Command("rehearse")
    .description(
      "Runs your Terraform against a simulated cloud: no account, no network, no change to your state. Without a command, rehearse synthesizes and judges all environments, applies them, checks that a second plan shows no change, and destroys them. With a command after --, rehearse runs that command.",
    )
    .usage("[options] [file...] [-- command...]")
    .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}; after --, a command`)
    .addOption(reportOption()),
)
  .addOption(sinceOption())
  .option("--plan-only", "plan only; apply and destroy just the stacks that other stacks read")
  .option("--allow-provider <name>", "let another provider act on the real world; may be given several times", gathered)
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
  .option("--no-check", "do not judge the plans that a command after -- makes")
  .option("--cloud <file>", "start from a cloud that --keep wrote")
  .option("--keep <file>", "destroy nothing, and keep the simulated cloud in a file, PSKs included")
  .option("--fault <file>", "faults to simulate: throttling, refusals, lost answers, lower quotas")
  .option("-v, --verbose", "show every call of the cloud's API")
  .action(async (args: string[], options: RehearseOptions) => {
    const { files, command } = splitAtDashes(args);
    process.exitCode = await rehearse(files, command, options);
  });

/** Arguments before and after `--`; commander drops the dashes. */
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
      `there is no ${missing(files)}; write a command after --: cenvpn rehearse -- ${files.join(" ")}`,
    );
  if (program === undefined && files.length === 0 && isTerraformAlone())
    throw new CommandError(
      "here is Terraform configuration, and no environment file; write a command after --: cenvpn rehearse -- terraform plan, or several commands: cenvpn rehearse -- sh -c 'terraform init && terraform plan'",
    );
  if (program === undefined) {
    const named = files.length > 0 ? namedFiles(files) : [];
    return withAllProblems(
      () => [() => settingsOf(options), ...readings(named)],
      () => rehearseEnvironments(named, options),
    );
  }
  if (files.length > 0) throw new CommandError("name environment files, or a command after --, not both");
  if (options.since !== undefined) throw new CommandError("--since compares environments; remove the command after --");
  const settings = await settingsOf(options);
  return duringRehearsal(options, async (rehearsal) => {
    process.stderr.write(`rehearsal: Alibaba Cloud is simulated. ${whatElse(options)}\n`);
    const exitCode = await rehearsal.run(program, args);
    if (options.check !== false) judgeMadePlans(await rehearsal.plans(), settings, options.report);
    return exitCode;
  });
}

/** Whether the arguments name neither existing files nor names of environments. */
function looksLikeCommand(files: readonly string[]): boolean {
  const isThere = (file: string) => existsSync(file) || /\.(ya?ml|json)$/.test(file) || isEnvironment(file);
  return files.length > 0 && !files.some(isThere);
}

/** What is missing: of one word also the environments that are here, since several words can only be a command. */
function missing([first = "", ...others]: readonly string[]): string {
  const files = (others.length === 0 && attempt(environmentFiles, () => undefined)) || [];
  if (files.length === 0) return `file ${first}`;
  return `environment or file ${first} (environments: ${files.map((file) => parse(file).name).join(", ")})`;
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

function whatElse({ allowProvider = [], allowProvisioner = [] }: RehearseOptions): string {
  const allowed = [...allowProvider, ...allowProvisioner];
  if (allowed.length > 0) return `Allowed to act on the real world: ${allowed.join(", ")}.`;
  return "Nothing else is touched: other providers and provisioners are refused.";
}
