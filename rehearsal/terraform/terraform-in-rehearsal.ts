import { spawnSync } from "node:child_process";
import { callInRehearsal } from "./call";
import { pastSocket, readContext } from "./context";
import { callForPast } from "./past-line";
import { quoted } from "./wrapper";

/**
 * Prints the shell commands for a terraform call in the rehearsal. The wrapper then becomes the real terraform, so
 * signals, terminal and exit code are terraform's own.
 */
async function main(args: readonly string[]): Promise<string> {
  const context = readContext(process.env);
  if (!context) throw new Error("this terraform works only within a rehearsal");
  const call = callInRehearsal(context, process.cwd(), args, process.env);
  if (!call) return "exit 0";
  const past = call.importsOf === undefined ? "" : await callForPast(pastSocket(context), call.importsOf);
  process.stderr.write(past + call.notice);
  const { look } = call;
  if (look)
    spawnSync(look.program, look.args, { cwd: call.cwd, env: { ...process.env, ...look.env }, stdio: "ignore" });
  const variables = Object.entries(call.env).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}=${quoted(value)}`,
  );
  const command = [call.program, ...call.args].map(quoted).join(" ");
  // When the rehearsal ends just now, its folder is gone, and here is a folder of the user's.
  return [`cd ${quoted(call.cwd)} || exit`, ...variables, `exec ${command}`].join("\n");
}

main(process.argv.slice(2)).then(
  (commands) => process.stdout.write(commands),
  (error) => {
    process.stderr.write(`terraform in rehearsal: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
