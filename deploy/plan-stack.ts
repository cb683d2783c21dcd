import type { Children, Outcome } from "../rehearsal/children";
import { makeRoom, PLAN_FILE } from "./saved-plan";
import { makePlan } from "./stack-plan";

/** What Terraform makes of a stack. */
export interface PlannedStack {
  readonly stack: string;
  /** Whether there is anything to apply. */
  readonly isEmpty: boolean;
  /** The plan as JSON, even if Terraform stopped at it; absent if Terraform made none. */
  readonly json?: unknown;
  /** Terraform's message when it failed; else empty. */
  readonly failure: string;
}

export interface StackToPlan {
  readonly name: string;
  /** Where it was synthesized to. */
  readonly folder: string;
  /** Path of a file of variables. @default none */
  readonly variables?: string;
}

/** Plans a stack with the user's Terraform, backend, credentials and PSKs, and leaves the plan in its folder. */
export async function planStack(
  terraform: string,
  { name, folder, variables }: StackToPlan,
  children: Children,
): Promise<PlannedStack> {
  const run = (args: readonly string[]) => children.capture(terraform, args, { cwd: folder });
  const { failed, ...planned } = await makePlan(run, { file: PLAN_FILE, variables }, () => makeRoom(folder));
  return { stack: name, ...planned, failure: failed ? said(failed.outcome) : "" };
}

function said({ stdout, stderr }: Outcome): string {
  return (stderr.trim() || stdout.trim()).replaceAll(/^/gm, "  ");
}
