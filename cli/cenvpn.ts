#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { EXIT } from "../domain/exit-code";
import { stackNameProblem } from "../domain/name";
import { printable } from "../domain/printable";
import { sentence } from "../domain/problem";
import { UserError } from "../domain/user-error";
import { FORMATS } from "../report/format";
import { CommandError } from "./command-error";
import { parseReportFile, type ReportFile } from "./report-file";
import { version } from "./version";

// Commands are loaded when they are called: --help and mistakes answer at once.

const program = new Command("cenvpn")
  .description("IPsec-VPN on Alibaba Cloud CEN transit routers: check, rehearse, explain.")
  .version(version, "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .helpCommand(false)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "cenvpn: ")) })
  .showHelpAfterError("Try --help.")
  .enablePositionalOptions()
  .addHelpText(
    "after",
    `
Examples:
  cenvpn check                              all files in environments/
  cenvpn check environments/dev.yaml --print
  cenvpn check plan.json                    what terraform show -json printed
  cenvpn check plan.json --report sarif=cenvpn.sarif --report markdown=comment.md
  cenvpn rehearse                           plan everything against a simulated cloud
  cenvpn rehearse -- npx cdktf deploy dev-sites --auto-approve
  cenvpn addresses --write                  fill in missing inside CIDRs
  cenvpn keys prod                          make keys for tunnels that have none
  cenvpn explain inside-cidr

Without files, all in environments/ count; CENVPN_ENV=dev,prod picks some by name.

Exit codes:
  0  fine
  1  findings at or above --fail-on
  2  wrong usage, or a file that you write is wrong or missing
  3  a plan, state or synth folder cannot be read
  4  undecided checks under --strict
rehearse -- COMMAND ends with the command's own exit code; rehearse with 1 also when Terraform refuses
a stack, and in CI with 2 when there is no Terraform.`,
  );

/** Where nothing is named. */
const UNNAMED = "without any, all in environments/";

/** What says how to judge, and how to tell it. */
const JUDGING = ["format", "report", "config", "failOn", "stack", "strict", "synth"];

const failOn = () =>
  new Option("--fail-on <level>", "lowest level that counts as failure (default: error)").choices(["error", "warning"]);
const strict = () => new Option("--strict", "fail also when a check cannot be decided yet");
const stack = () =>
  new Option(
    "--stack <name>",
    "the stack that the given plan or state is of, where its path does not tell it",
  ).argParser(parseStackName);
const config = () => new Option("--config <file>", "how to judge: levels, rules, waivers (default: cenvpn.yaml)");
const format = (choices: readonly string[] = ["text", "json"]) =>
  new Option("--format <format>", "how to print the result").choices(choices).default("text");
const RULE_FORMATS = ["text", "md", "json"];
const reportFile = () =>
  new Option("--report <format=file>", "write the result to a file, too; may be given several times").argParser(
    (value: string, before: readonly ReportFile[] = []) => [...before, parseReportFile(value)],
  );

program
  .command("check")
  .summary("judge environment files, a synth folder, a plan or a state")
  .description(
    "Judges environment files, synth folders (cdktf.out), plans and states (terraform show -json, or *.tfstate) by all rules and limits.",
  )
  .argument("[path...]", `environment files, synth folders, plan JSON, state JSON; ${UNNAMED}`)
  .addOption(format(FORMATS))
  .addOption(reportFile())
  .addOption(config())
  .addOption(failOn())
  .addOption(strict())
  .addOption(stack())
  .option(
    "--synth <folder>",
    "the folder of cdktf synth that plans come from: gives them lines, raised limits, waivers in code, and is not judged itself",
  )
  .addOption(
    new Option("--print", "print the environments with every default written out, and judge nothing").conflicts(
      JUDGING,
    ),
  )
  .action(async (paths: string[], options) => finish(await (await import("./check.js")).check(paths, options)));

program
  .command("baseline")
  .summary("write down what is found now, so that only new findings fail")
  .description(
    "Judges as check does and writes what is found to baseline.json. Findings in it stay in every report, and fail nothing; what the cloud refuses anyway is left out.",
  )
  .argument("[path...]", `environment files, synth folders, plan JSON; ${UNNAMED}`)
  .addOption(config())
  .addOption(stack())
  .action(async (paths: string[], options) => finish(await (await import("./baseline.js")).baseline(paths, options)));

program
  .command("rehearse")
  .summary("plan, or run a command, against a simulated cloud")
  .description(
    "Runs the real Terraform against a simulated cloud: no account, no network, no change to your state. Alone, it synthesizes, judges and plans all environments; after --, it runs any command.",
  )
  .usage("[options] [file...] [-- command...]")
  .argument("[file...]", `environment files; ${UNNAMED}; after --, a command`)
  .addOption(reportFile())
  .addOption(config())
  .addOption(failOn())
  .addOption(strict())
  .action(async (args: string[], options) => {
    const { files, command } = splitAtDashes(args);
    finish(await (await import("./rehearse.js")).rehearse(files, command, options));
  });

program
  .command("addresses")
  .summary("list the tunnels' inside CIDRs, and fill in missing ones")
  .description(
    "Lists the inside CIDRs in use by transit router and VPN gateway, over all environment files, and those in use twice (exit code 1). Tunnels of connections with BGP need one each.",
  )
  .argument("[file...]", `environment files; ${UNNAMED}; others beside them count as in use`)
  .option("--write", "write missing ones into the files, the lowest free; all else stays as it is")
  .addOption(format())
  .action(async (files: string[], options) => finish(await (await import("./addresses.js")).addresses(files, options)));

program
  .command("permissions")
  .summary("print the RAM policy of whoever deploys")
  .description(
    "Prints a policy of Resource Access Management with the actions that Terraform needs for the resources of the environments, in one account.",
  )
  .argument("[file...]", `environment files; ${UNNAMED}`)
  .option("--account <key>", "account of the file, where there are several; default is the one without a key")
  .action(async (files: string[], options) =>
    finish(await (await import("./permissions.js")).permissions(files, options)),
  );

program
  .command("bill")
  .summary("list by what connections are billed")
  .description(
    "Lists the billable items of each connection on a transit router, over the internet and over Express Connect. With a file of your prices, what they cost in a month.",
  )
  .argument("[file...]", `environment files; ${UNNAMED}`)
  .option("--prices <file>", "YAML with your prices and the traffic that you expect")
  .addOption(format())
  .action(async (files: string[], options) => finish(await (await import("./bill.js")).bill(files, options)));

program
  .command("keys")
  .summary("make pre-shared keys for tunnels that have none")
  .description(
    "Makes a strong random key for each tunnel that has none, in NAME-sites.tfvars.json in this folder, for its owner only. Keys that are there stay, also under the new names that formerly tells of, and none is shown. Git must ignore the file.",
  )
  .argument("[environment...]", `names of environments, or their files; ${UNNAMED}`)
  .option(
    "--placeholder",
    "write NAME-sites.placeholder.tfvars.json for the plans of pull requests; it cannot be applied",
  )
  .addOption(format())
  .action(async (args: string[], options) => finish(await (await import("./keys.js")).keys(args, options)));

program
  .command("limits")
  .summary("print the cloud's documented limits")
  .description("Prints the limits that cenvpn counts by, with their sources. As JSON they are data for other tools.")
  .addOption(format())
  .action(async (options) => finish((await import("./limits.js")).limits(options)));

program
  .command("quotas")
  .summary("ask the cloud for its quotas")
  .description(
    "Asks the Quota Center for all quotas of VPN connections and writes them to a file that checks count by. Needs credentials (ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET) and the package @alicloud/pop-core.",
  )
  .requiredOption("--discover", "ask, and write the file")
  .option("--out <file>", "the file; what it says of an entry's limit stays", "quotas.json")
  .option("--endpoint <url>", "another address of the Quota Center")
  .action(async (options) => finish(await (await import("./quotas.js")).discoverQuotas(options)));

program
  .command("explain")
  .summary("tell what a rule checks and why")
  .description(
    "Tells what a rule checks, why, by which source, when it can decide, and how to fix what it finds; of a check of the field, such as P09, which rules make it.",
  )
  .argument(
    "<rule>",
    "id of a rule, such as inside-cidr; also of those that cenvpn.yaml names; or the number of a check",
  )
  .addOption(format(RULE_FORMATS))
  .addOption(config())
  .action(async (rule: string, options) => finish(await (await import("./explain.js")).explain(rule, options)));

program
  .command("rules")
  .summary("list all rules")
  .description(
    "Lists all rules, those that cenvpn.yaml names included: as lines, as a page, or with all that is known of each as JSON.",
  )
  .addOption(format(RULE_FORMATS))
  .addOption(config())
  .action(async (options) => finish(await (await import("./rules.js")).rules(options)));

function parseStackName(name: string): string {
  const problem = stackNameProblem(name);
  if (problem) throw new CommandError(`--stack ${name}: ${sentence(problem)}`);
  return name;
}

/** Arguments before and after `--`; commander drops the dashes themselves. */
function splitAtDashes(args: readonly string[]): { files: readonly string[]; command: readonly string[] } {
  const dashes = process.argv.indexOf("--");
  if (dashes < 0) return { files: args, command: [] };
  const command = process.argv.slice(dashes + 1);
  if (!command[0]) throw new CommandError("name a command after --");
  return { files: args.slice(0, args.length - command.length), command };
}

function finish(exitCode: number): void {
  process.exitCode = exitCode;
}

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Reports an error, and which exit code it means. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.printedBy("cenvpn")}\n`);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = (error as NodeJS.ErrnoException).code;
  if (code?.startsWith("E") && (error as NodeJS.ErrnoException).syscall) {
    process.stderr.write(`cenvpn: ${printable(message)}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`${stack}\nThis is a mistake in cenvpn. Please report it.\n`);
  return INTERNAL_ERROR;
}

/** EX_SOFTWARE of sysexits.h: none of the documented codes. */
const INTERNAL_ERROR = 70;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that goes away, as in `cenvpn check | head`, is no error.
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`cenvpn: ${error.message}\n`);
  process.exit(EXIT.usage);
});

main();
