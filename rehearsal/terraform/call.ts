import path from "node:path";
import type { Context } from "./context";
import { KEYS_VARIABLE, throwAwayKeys } from "./keys";
import { mirror, mirrorVariables } from "./mirror";

/** A call of the real terraform. */
export interface Call {
  readonly cwd: string;
  readonly args: readonly string[];
  /** Changes of the environment; undefined takes a variable away. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A call of terraform as it is made in a rehearsal; undefined when there is nothing to do. */
export function callInRehearsal(
  context: Context,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Call | undefined {
  const { folder: real, rest } = withoutChdir(cwd, args);
  // No provider is downloaded, so there is none to lock.
  if (rest[0] === "providers" && rest[1] === "lock") return undefined;
  const { folder, configuration } = mirror(context.folder, real);
  return {
    cwd: folder,
    args: rewritten(rest, (file) => mirrorVariables(folder, path.resolve(real, file))),
    env: {
      ...Object.fromEntries(
        Object.keys(env)
          .filter(leadsOutside)
          .map((name) => [name, undefined]),
      ),
      [`TF_VAR_${KEYS_VARIABLE}`]: JSON.stringify(throwAwayKeys(configuration, context.keySecret)),
    },
  };
}

/** Settings of the user's that name other states, backends or files. */
function leadsOutside(variable: string): boolean {
  return /^TF_(DATA_DIR|WORKSPACE|CLI_ARGS(_\w+)?)$/.test(variable);
}

function withoutChdir(cwd: string, args: readonly string[]): { folder: string; rest: readonly string[] } {
  const [first = "", ...rest] = args;
  const chdir = /^--?chdir=(.*)$/.exec(first)?.[1];
  return chdir === undefined ? { folder: cwd, rest: args } : { folder: path.resolve(cwd, chdir), rest };
}

/** Options that name a state or a backend of the user's, which a rehearsal has no use for. */
const OUTSIDE = ["state", "state-out", "backup", "backend-config"];

function rewritten(args: readonly string[], variablesFile: (file: string) => string): string[] {
  const result: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? "";
    const [, option, inline] = /^--?([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (!option || ![...OUTSIDE, "var", "var-file"].includes(option)) {
      result.push(argument);
      continue;
    }
    const value = inline ?? args[++index] ?? "";
    if (option === "var-file") result.push(`-var-file=${variablesFile(value)}`);
    if (option === "var" && !value.startsWith(`${KEYS_VARIABLE}=`)) result.push(`-var=${value}`);
  }
  return result;
}
