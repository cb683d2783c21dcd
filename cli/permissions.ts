import { build } from "../app";
import { permissions as permissionsOf, readStacks } from "../policy";
import { CommandError, EXIT, type ExitCode } from "./exit-code";
import { namedFiles } from "./named-files";
import { withTemporaryFolder } from "./temporary-folder";

/** `cenvpn permissions`: prints the RAM policy of whoever deploys. */
export function permissions(args: readonly string[], options: { readonly account?: string }): Promise<ExitCode> {
  return withTemporaryFolder((outdir) => {
    const policies = permissionsOf(readStacks(build({ files: namedFiles(args), outdir }).folder));
    const accounts = [...policies.keys()].toSorted();
    const { account = accounts.length === 1 ? accounts[0] : undefined } = options;
    const policy = account === undefined ? undefined : policies.get(account);
    if (accounts.length === 0) throw new CommandError("there is no resource to deploy in any account");
    if (!policy) {
      const what =
        options.account === undefined ? "there are several accounts" : `there is no account ${options.account}`;
      throw new CommandError(`${what}. Name one with --account: ${accounts.join(", ")}`);
    }
    process.stdout.write(`${JSON.stringify(policy, null, 2)}\n`);
    return EXIT.fine;
  });
}
