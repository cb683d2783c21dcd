import type { Children, Outcome } from "../rehearsal/children";
import { makeRoom, PLAN_FILE } from "./saved-plan";

/** What Terraform makes of a stack. */
export interface PlannedStack {
  readonly stack: string;
  /** Whether there is anything to apply. */
  readonly isEmpty: boolean;
  /** The plan as JSON, also one at which Terraform stopped; absent where it made none. */
  readonly json?: unknown;
  /** What Terraform said when it failed; empty where it did not. */
  readonly failure: string;
}

export interface StackToPlan {
  readonly name: string;
  /** Where it was synthesized to. */
  readonly folder: string;
  /** Path of a file of variables. @default none */
  readonly variables?: string;
}

/** How terraform plan -detailed-exitcode ends when there is something to apply. */
export const CHANGES = 2;

/** Plans a stack with the user's Terraform, backend, credentials and PSKs, and leaves the plan in its folder. */
export async function planStack(
  terraform: string,
  { name, folder, variables }: StackToPlan,
  children: Children,
): Promise<PlannedStack> {
  const run = (args: readonly string[]) => children.capture(terraform, args, { cwd: folder });
  const initialized = await run(["init", "-input=false", "-no-color"]);
  if (initialized.exitCode !== 0) return { stack: name, isEmpty: true, failure: said(initialized) };
  makeRoom(folder);
  const planned = await run([
    "plan",
    "-input=false",
    "-no-color",
    "-detailed-exitcode",
    `-out=${PLAN_FILE}`,
    ...(variables === undefined ? [] : [`-var-file=${variables}`]),
  ]);
  const isEmpty = planned.exitCode !== CHANGES;
  const failure = isEmpty && planned.exitCode !== 0 ? said(planned) : "";
  // Terraform keeps a plan at which a check stopped it, too.
  const shown = await run(["show", "-json", PLAN_FILE]);
  if (shown.exitCode !== 0) return { stack: name, isEmpty, failure: failure || said(shown) };
  return { stack: name, isEmpty, json: JSON.parse(shown.stdout), failure };
}

function said({ stdout, stderr }: Outcome): string {
  return (stderr.trim() || stdout.trim()).replaceAll(/^/gm, "  ");
}
