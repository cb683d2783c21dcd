import { Command } from "commander";
import { build } from "../../app/build";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { permissions, readStacks } from "../../policy";
import { CommandError } from "../command-error";
import { namedFiles } from "../environment-files";
import { ENVIRONMENTS, UNNAMED } from "../options";

interface PermissionsOptions {
  /** Key of the account. */
  readonly account?: string;
  readonly readOnly?: boolean;
}

export const command = new Command("permissions")
  .description(
    "Prints a policy of Resource Access Management (RAM): the actions that Terraform needs for the environments' resources in one account.",
  )
  .argument("[file...]", `${ENVIRONMENTS}; ${UNNAMED}`)
  .option("--account <key>", "account, by its name in the file; default owns everything that names no account")
  .option("--read-only", "only the actions that read, for plans in pull requests")
  .action((args: string[], options: PermissionsOptions) => {
    const policies = withTemporaryFolder((outdir) =>
      permissions(
        readStacks(build({ files: namedFiles(args), outdir }).folder),
        options.readOnly ? "planner" : "deployer",
      ),
    );
    process.stdout.write(`${JSON.stringify(policyOf(policies, options), null, 2)}\n`);
  });

function policyOf(policies: ReturnType<typeof permissions>, { account: named }: PermissionsOptions): object {
  const accounts = [...policies.keys()].toSorted();
  if (accounts.length === 0) throw new CommandError("no account has a resource to deploy");
  const account = named ?? (accounts.length === 1 ? accounts[0] : undefined);
  const policy = account === undefined ? undefined : policies.get(account);
  if (policy) return policy;
  const what = named === undefined ? "there are several accounts" : `there is no account ${named}`;
  throw new CommandError(`${what}. Name one with --account: ${accounts.join(", ")}`);
}
