import { Command, CommanderError } from "commander";
import { EXIT } from "../domain/exit-code";
import { nearest } from "../domain/nearest";
import { printable } from "../domain/printable";
import { isAboutFiles, UserError } from "../domain/user-error";
import { systemFailure } from "../files/system-error";
import { CommandError } from "./command-error";
import { version } from "./version";

const makeProgram = () =>
  new Command("cenvpn")
    .description("IPsec-VPN on Alibaba Cloud CEN transit routers: check, rehearse, explain.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "cenvpn: ")) })
    .showHelpAfterError("Try --help.")
    .enablePositionalOptions()
    .addHelpText(
      "after",
      `
Examples:
  cenvpn init                               begin a project in an empty folder
  cenvpn check                              all files in environments/
  cenvpn check environments/dev.yaml --print
  cenvpn check plan.json                    what terraform show -json printed
  cenvpn check plan.json --report sarif=cenvpn.sarif --report markdown=comment.md
  cenvpn rehearse                           deploy everything to a simulated cloud, and destroy it
  cenvpn rehearse -- npx cdktf deploy dev-sites --auto-approve
  cenvpn addresses --write                  fill in missing inside CIDRs
  cenvpn keys prod                          make PSKs for tunnels that have none
  cenvpn plan prod && cenvpn apply prod     plan, judge, and apply the judged plan
  cenvpn explain inside-cidr

Without files, a command takes all in environments/; CENVPN_ENV=dev,prod picks some by name.

Exit codes:
  0  fine
  1  findings at or above --fail-on
  2  wrong usage, or a file that you write is wrong or missing
  3  a plan, state or synth folder cannot be read
  4  undecided checks under --strict
rehearse -- COMMAND ends with the exit code of COMMAND. rehearse also ends with 1 when Terraform refuses
a stack, and in CI with 2 when Terraform is missing.`,
    );

interface Listed {
  /** Its line in `--help`. */
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** In the order of --help. */
const COMMANDS: Readonly<Record<string, Listed>> = {
  init: {
    summary: "begin a project here: an environment file with an example site",
    load: () => import("./commands/init.js"),
  },
  check: {
    summary: "judge environment files, a synth folder, a plan or a state; show what a plan changes",
    load: () => import("./commands/check.js"),
  },
  plan: {
    summary: "plan with your Terraform, and judge the change",
    load: () => import("./commands/plan.js"),
  },
  changed: {
    summary: "list the stacks that a commit or branch changes",
    load: () => import("./commands/changed.js"),
  },
  comment: {
    summary: "put a report on the pull or merge request; a new report replaces the old one",
    load: () => import("./commands/comment.js"),
  },
  apply: {
    summary: "apply the plans that cenvpn plan kept, and nothing else",
    load: () => import("./commands/apply.js"),
  },
  topology: {
    summary: "draw devices, connections and transit routers of environments, plans, states or a synth folder",
    load: () => import("./commands/topology.js"),
  },
  redact: {
    summary: "print a plan or state without its secrets",
    load: () => import("./commands/redact.js"),
  },
  baseline: {
    summary: "record the findings of today, so that only new findings fail",
    load: () => import("./commands/baseline.js"),
  },
  rehearse: {
    summary: "deploy and destroy in a simulated cloud, or run a command against it",
    load: () => import("./commands/rehearse.js"),
  },
  addresses: {
    summary: "list the inside CIDRs of tunnels, and fill in missing ones",
    load: () => import("./commands/addresses.js"),
  },
  permissions: {
    summary: "print the RAM policy that the deployer needs",
    load: () => import("./commands/permissions.js"),
  },
  bill: {
    summary: "list the billable items of each connection",
    load: () => import("./commands/bill.js"),
  },
  keys: {
    summary: "make PSKs for tunnels that have none",
    load: () => import("./commands/keys.js"),
  },
  peer: {
    summary: "write the configuration of devices at the other end, and a sheet for people",
    load: () => import("./commands/peer.js"),
  },
  prove: {
    summary: "run devices against the cloud, as real daemons on this machine",
    load: () => import("./commands/prove.js"),
  },
  diagnose: {
    summary: "name faults between a device and the cloud, from their logs",
    load: () => import("./commands/diagnose.js"),
  },
  limits: {
    summary: "print the cloud's documented limits",
    load: () => import("./commands/limits.js"),
  },
  quotas: {
    summary: "ask the cloud for its quotas",
    load: () => import("./commands/quotas.js"),
  },
  explain: {
    summary: "print what a rule checks and why",
    load: () => import("./commands/explain.js"),
  },
  rules: {
    summary: "list all rules",
    load: () => import("./commands/rules.js"),
  },
  completion: {
    summary: "print a script that completes commands in your shell",
    load: () => import("./commands/completion.js"),
  },
};

/**
 * Loads only the called command, or the one whose help is wanted; loads none to list all, and all to complete their
 * options.
 */
async function addCommands(program: Command, args: readonly string[]): Promise<void> {
  const [first = "", second] = args.filter((argument) => !argument.startsWith("-"));
  const name = first === "help" && second !== undefined ? second : first;
  if (Object.hasOwn(COMMANDS, name)) {
    for (const [listed, { summary, load }] of Object.entries(COMMANDS)) {
      if (listed !== name && name !== "completion") continue;
      const { command } = await load();
      program.addCommand(command.summary(summary).copyInheritedSettings(program));
    }
    return;
  }
  if (first === "help" && second !== undefined)
    throw new CommandError(`there is no command ${second}${hint(second)}. All of them: cenvpn help`);
  for (const [listed, { summary }] of Object.entries(COMMANDS)) program.command(listed).summary(summary);
}

function hint(mistyped: string): string {
  const meant = nearest(mistyped, Object.keys(COMMANDS));
  return meant === undefined ? "" : ` (did you mean ${meant}?)`;
}

/** Runs the command with some arguments. Prints to the streams of this process, and sets `process.exitCode`. */
export async function run(args: readonly string[]): Promise<void> {
  let format: unknown;
  const program = makeProgram();
  program.hook("preAction", (_, command) => {
    format = command.opts().format;
  });
  try {
    await addCommands(program, args);
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = await report(error, format);
  }
}

/** Reports an error; under `--format json`, reports problems of files as JSON. Returns the error's exit code. */
async function report(error: unknown, format: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (isAboutFiles(error) && format === "json") {
    const { problemsReport } = await import("../report/json.js");
    process.stdout.write(problemsReport(error.fileProblems));
    return error.exitCode;
  }
  if (error instanceof UserError) {
    process.stderr.write(`${error.printedBy("cenvpn")}\n`);
    return error.exitCode;
  }
  const { stack } = error instanceof Error ? error : new Error(String(error));
  const failure = systemFailure(error);
  if (failure !== undefined) {
    process.stderr.write(`cenvpn: ${printable(failure)}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`${stack}\nThis is a mistake in cenvpn. Please report it.\n`);
  return INTERNAL_ERROR;
}

/** EX_SOFTWARE of sysexits.h: none of the documented codes. */
const INTERNAL_ERROR = 70;
