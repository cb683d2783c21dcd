import { build } from "../app/build";
import { EXIT, type ExitCode } from "../domain/exit-code";
import { withTemporaryFolder } from "../files/temporary-folder";
import { permissions as permissionsOf } from "../policy";
import { CommandError } from "./command-error";
import { namedFiles } from "./named-files";

/** `cenvpn permissions`: prints the RAM policy of whoever deploys. */
export function permissions(args: readonly string[], options: { readonly account?: string }): Promise<ExitCode> {
  return withTemporaryFolder(async (outdir) => {
    const policies = permissionsOf([build({ files: namedFiles(args), outdir }).folder]);
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
