import { callInRehearsal } from "./call";
import { readContext } from "./context";
import { quoted } from "./shell";

/**
 * Prints, as shell commands, how a call of terraform is made in the rehearsal. The wrapper then becomes the real
 * terraform, so that signals, terminal and exit code are its own.
 */
function main(args: readonly string[]): string {
  const context = readContext(process.env);
  if (!context) throw new Error("this terraform works within a rehearsal only");
  const call = callInRehearsal(context, process.cwd(), args, process.env);
  if (!call) return "exit 0";
  process.stderr.write(call.notice);
  const variables = Object.entries(call.env).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}=${quoted(value)}`,
  );
  const command = [context.terraform, ...call.args].map(quoted).join(" ");
  return [...variables, `cd ${quoted(call.cwd)}`, `exec ${command}`].join("\n");
}

try {
  process.stdout.write(main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`terraform in rehearsal: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
