import path from "node:path";
import { PSKS_VARIABLE } from "../../domain/psk";
import { writeWhole } from "../../files/whole-files";
import { modulesOf } from "./configuration";
import { type Context, settingsFile } from "./context";
import { credentialVariables } from "./credentials";
import { keysNotice, takesKeys, throwAwayKeys } from "./keys";
import { mirror, mirrorVariables } from "./mirror";
import { noteTypes } from "./named-types";
import { needsNetwork } from "./network";
import { refuseOutside } from "./outside";
import { notePlan, refuseForeignPlan } from "./plans";
import { refuseProviderInModule } from "./real-provider";
import { makeOwn } from "./surroundings";
import { keysInHcl, keysInJson, lastGiven, type UsersKeys, unusedKeys } from "./users-keys";

/** A call of the real terraform. */
export interface Call {
  readonly cwd: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Changes of the environment; undefined takes a variable away. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Notes for people: lines for stderr, or nothing. */
  readonly notice: string;
  /** The user's folder, if the call may import objects that its configuration names; the objects must exist first. */
  readonly importsOf?: string;
  /** A call to make first, whatever comes of it. */
  readonly look?: Look;
}

/**
 * A plan with the stand-in, before one with the real provider. Objects that a configuration only looks up existed
 * before the rehearsal; the stand-in names them to the cloud, while the real provider asks for lists, which name nothing.
 */
export interface Look {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Call["env"];
}

/**
 * A terraform call within a rehearsal; undefined if there is nothing to do. Throws a `UserError` if the call would act
 * on more than the simulated cloud.
 */
export function callInRehearsal(
  context: Context,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Call | undefined {
  const { folder: real, rest } = withoutChdir(cwd, args);
  // No provider is downloaded, so there is none to lock.
  if (rest[0] === "providers" && rest[1] === "lock") return undefined;
  const { folder, configuration, notices: ofFiles, keys: ofFolder } = mirror(context.folder, real, context.real);
  const notices = [keysNotice(configuration), ...ofFiles, env[KEYS] ? unusedKeys(KEYS) : ""];
  const credentials = credentialVariables(configuration).map((name) => `TF_VAR_${name}`);
  const users: UsersKeys[] = [keysIn(env[KEYS] ?? ""), ofFolder];
  const { options, operands } = rewritten(withPlanFile(withoutWriting(rest)), {
    read: (file) => {
      const { copy, notice = "", keys = {} } = mirrorVariables(folder, real, file);
      notices.push(notice);
      users.push(keys);
      return copy;
    },
    write: (file, option) => {
      makeOwn(context.folder, path.resolve(folder, file));
      if (option === "out") notePlan(context.folder, { file: path.resolve(folder, file), folder });
      return file && path.normalize(file);
    },
    dropKeys: (value) => {
      notices.push(unusedKeys("-var"));
      users.push(keysIn(value));
    },
  });
  const keys = JSON.stringify(throwAwayKeys(configuration, context.keySecret, lastGiven(users)));
  const modules = modulesOf(folder);
  noteTypes(context.folder, modules.flat());
  if (carriesOut(options)) refuseOutside(modules, context.allowed);
  if (carriesOut(options) && context.real) refuseProviderInModule(modules);
  if (options[0] === "apply" && operands[0]) refuseForeignPlan(context.folder, path.resolve(folder, operands[0]));
  if (options[0] === "apply" && !operands[0]) notePlan(context.folder, { file: "", folder });
  const declared = takesKeys(configuration);
  const asksVariables = readsVariables(options, operands);
  const keysOption = declared && asksVariables ? [`-var-file=${keysFile(folder, keys)}`] : [];
  const [program = context.terraform, ...programArgs] = [
    ...isolation(context, options, modules.flat()),
    context.terraform,
    ...options,
    ...keysOption,
    ...operands,
  ];
  const ofCall: Call["env"] = {
    ...withoutUsersSettings(context, env, credentials),
    // For a declaration that is not recognized; a file has no limit of 128 KiB.
    [KEYS]: declared ? undefined : keys,
  };
  const importing = imports(options, operands);
  return {
    cwd: folder,
    program,
    args: programArgs,
    env: ofCall,
    notice: asksVariables ? lines(notices) : "",
    ...(importing ? { importsOf: real } : {}),
    ...(importing && context.real ? { look: lookBefore(context, [...options, ...keysOption], ofCall) } : {}),
  };
}

function lookBefore({ terraform: program, reattach }: Context, options: readonly string[], env: Call["env"]): Look {
  const variables = options.filter((option) => /^-var(-file)?=/.test(option));
  const args = ["plan", "-input=false", "-lock=false", "-refresh=false", ...variables];
  return { program, args, env: { ...env, TF_REATTACH_PROVIDERS: reattach } };
}

const KEYS = `TF_VAR_${PSKS_VARIABLE}`;

/** The program and arguments before terraform that take the network away; none if the call may need the network. */
function isolation(
  context: Context,
  [command = ""]: readonly string[],
  files: Parameters<typeof needsNetwork>[2],
): readonly string[] {
  // The real provider meets the cloud on the loopback interface of this process's network.
  const isNetworked = context.real !== undefined || needsNetwork(command, context.allowed, files);
  return isNetworked ? [] : context.networkless;
}

/** Changes of the environment that lead Terraform to the rehearsal's settings, provider and credentials. */
function withoutUsersSettings(context: Context, env: NodeJS.ProcessEnv, credentials: readonly string[]): Call["env"] {
  const isRemoved = (name: string) =>
    leadsOutside(name) || credentials.includes(name) || (context.real !== undefined && isOfProvider(name));
  const removed = Object.keys(env).filter(isRemoved);
  return {
    ...Object.fromEntries(removed.map((name) => [name, undefined])),
    TF_CLI_CONFIG_FILE: settingsFile(context),
    TF_REATTACH_PROVIDERS: context.real ? undefined : context.reattach,
  };
}

/** Keys in the value of a variable, which is HCL or JSON. */
function keysIn(value: string): UsersKeys {
  return { ...keysInHcl(`${PSKS_VARIABLE} = ${value}`), ...keysInJson(value) };
}

/** The last of a call's files of variables wins over the user's. */
function keysFile(folder: string, keys: string): string {
  const file = path.join(folder, ".variables", "invented.tfvars.json");
  writeWhole(new Map([[file, `{"${PSKS_VARIABLE}":${keys}}`]]), 0o600);
  return file;
}

function lines(notices: readonly string[]): string {
  return [...new Set(notices)]
    .filter(Boolean)
    .map((notice) => `${notice}\n`)
    .join("");
}

/** The user's settings that name other states, backends, files or programs. */
function leadsOutside(variable: string): boolean {
  return /^TF_(DATA_DIR|WORKSPACE|ENCRYPTION|CLI_ARGS(_\w+)?)$/.test(variable);
}

/**
 * Settings of the real provider that would lead it elsewhere or give it credentials; and proxies before the loopback
 * interface.
 */
function isOfProvider(variable: string): boolean {
  return /^(ALICLOUD|ALIBABA_?CLOUD)_|_ENDPOINT$|^TF_ENDPOINT_PATH$|^(HTTP|ALL)_PROXY$/i.test(variable);
}

function withoutChdir(cwd: string, args: readonly string[]): { folder: string; rest: readonly string[] } {
  const [first = "", ...rest] = args;
  const chdir = /^--?chdir=(.*)$/.exec(first)?.[1];
  return chdir === undefined ? { folder: cwd, rest: args } : { folder: path.resolve(cwd, chdir), rest };
}

/** Formatting would follow links to the user's modules. */
function withoutWriting(args: readonly string[]): readonly string[] {
  const [command = "", ...options] = args;
  if (command !== "fmt") return args;
  return [command, "-write=false", ...options.filter((option) => !/^--?write(=|$)/.test(option))];
}

/** Keeps plans, to judge them when the command has ended. */
function withPlanFile(args: readonly string[]): readonly string[] {
  const keepsNone = args.some((arg) => /^--?(out(=|$)|h(elp)?$)/.test(arg));
  return args[0] === "plan" && !keepsNone ? ["plan", `-out=${UNNAMED_PLAN}`, ...args.slice(1)] : args;
}

const UNNAMED_PLAN = "rehearsal.tfplan";

/** Commands that install or ask providers, or change something. */
function carriesOut([command = ""]: readonly string[]): boolean {
  return ["init", "plan", "apply", "destroy", "refresh", "import", "console", "test"].includes(command);
}

/** Commands that read variables, and so the PSKs; applying a saved plan is not among them. */
function readsVariables([command = ""]: readonly string[], operands: readonly string[]): boolean {
  if (command === "apply") return operands.length === 0;
  return ["plan", "destroy", "refresh", "import", "console", "test"].includes(command);
}

/** Commands that perform a folder's imports. */
function imports([command = ""]: readonly string[], operands: readonly string[]): boolean {
  return command === "plan" || (command === "apply" && operands.length === 0);
}

/** Options that name the user's state, backend or providers, which a rehearsal does not use. */
const OUTSIDE = ["state", "state-out", "backup", "backup-out", "backend-config", "plugin-dir"];

/** Options that name a file which Terraform writes. */
const WRITTEN = ["out", "generate-config-out", "junit-xml"];

/** Other options with a value, which may be an argument of its own. */
const VALUED = [
  ...["target", "target-file", "exclude", "exclude-file", "replace", "lock-timeout", "parallelism"],
  ...["config", "filter", "test-directory", "cloud-run"],
];

/** What a rehearsal does with a call's files and PSKs. */
interface Files {
  /** The copy of a file of variables; undefined when it is left out. */
  read(variablesFile: string): string | undefined;
  write(file: string, option: string): string;
  dropKeys(value: string): void;
}

interface Arguments {
  /** The command and its options. */
  readonly options: readonly string[];
  /** From the first operand or subcommand on; options of a subcommand are among them. */
  readonly operands: readonly string[];
}

function rewritten(args: readonly string[], files: Files): Arguments {
  const result: string[] = [];
  let firstOperand: number | undefined;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? "";
    const [, option, inline] = /^--?([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (option && [...OUTSIDE, ...WRITTEN, ...VALUED, "var", "var-file"].includes(option)) {
      result.push(...rewrittenOption(option, inline ?? args[++index] ?? "", files));
      continue;
    }
    if (index > 0 && (argument === "--" || !argument.startsWith("-"))) firstOperand ??= result.length;
    result.push(argument);
  }
  return { options: result.slice(0, firstOperand), operands: firstOperand ? result.slice(firstOperand) : [] };
}

function rewrittenOption(option: string, value: string, files: Files): string[] {
  if (OUTSIDE.includes(option)) return [];
  if (WRITTEN.includes(option)) return [`-${option}=${files.write(value, option)}`];
  if (option === "var-file") {
    const copy = files.read(value);
    return copy === undefined ? [] : [`-var-file=${copy}`];
  }
  if (option === "var" && value.split("=")[0]?.trim() === PSKS_VARIABLE) {
    files.dropKeys(value.slice(value.indexOf("=") + 1));
    return [];
  }
  return [`-${option}=${value}`];
}
