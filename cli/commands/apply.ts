import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { OUTDIR, stackFolder } from "../../app/synthesize";
import { stackNames } from "../../config";
import { applyPlan } from "../../deploy/apply-plan";
import { isSealed, sealProblem } from "../../deploy/saved-plan";
import { EXIT, type ExitCode } from "../../domain/exit-code";
import { inOrderOfReading, readManifest } from "../../policy";
import { CommandError } from "../command-error";
import { environmentsOf, namedFiles } from "../environment-files";
import { ENVIRONMENTS } from "../options";
import { withTerraform } from "../terraform";

export const command = new Command("apply")
  .description(
    "Applies the plans that cenvpn plan judged and kept, with your Terraform, and does not ask. Refuses a plan that changed after the judgement, and a plan older than its stack or state.",
  )
  .argument("[environment...]", `${ENVIRONMENTS}; without any, all that have a plan`)
  .action(async (args: string[]) => {
    process.exitCode = await apply(args);
  });

async function apply(args: readonly string[]): Promise<ExitCode> {
  const named = args.length > 0 ? environmentsOf(namedFiles(args)).flatMap((each) => stackNames(each).all) : undefined;
  const stacks = plannedStacks().filter((stack) => named?.includes(stack) ?? true);
  if (stacks.length === 0) {
    const what = named ? `there is no judged plan of ${named.join(", ")}` : "there is no judged plan";
    throw new CommandError(`${what}; make one: cenvpn plan ${args.join(" ")}`.trim());
  }
  refuseChanged(stacks);
  return withTerraform(async (terraform, children) => {
    for (const stack of stacks) {
      process.stderr.write(`Applying ${stack} …\n`);
      const { exitCode, isStale } = await applyPlan(terraform, stackFolder(stack), children);
      if (isStale)
        throw new CommandError(`${stack}: its state has changed after it was planned; plan again: cenvpn plan`);
      if (exitCode !== 0) throw new CommandError(`Terraform stopped at ${stack}; plan again: cenvpn plan`);
    }
    return EXIT.fine;
  });
}

/** Refuses plans that are not as they were when they were judged. */
function refuseChanged(stacks: readonly string[]): void {
  const problems = stacks.flatMap((stack) => {
    const problem = sealProblem(stackFolder(stack));
    return problem === undefined ? [] : [`${stack}: ${problem}; plan again: cenvpn plan`];
  });
  if (problems.length > 0) throw new CommandError(...problems);
}

/** Stacks with a plan to apply, each after the stacks that it reads from. */
function plannedStacks(): readonly string[] {
  if (!existsSync(join(OUTDIR, "manifest.json"))) return [];
  return inOrderOfReading(readManifest(OUTDIR)).filter((stack) => isSealed(stackFolder(stack)));
}
