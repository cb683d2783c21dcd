import type { Children } from "../rehearsal/children";
import { discard, PLAN_FILE } from "./saved-plan";

export interface Applied {
  readonly exitCode: number;
  /** Whether Terraform refused the plan because the state has changed. */
  readonly isStale: boolean;
}

/**
 * Applies the plan in the folder of a stack. The plan is gone afterwards, even after a failure: the rest needs a new
 * plan.
 */
export async function applyPlan(terraform: string, folder: string, children: Children): Promise<Applied> {
  const args = ["apply", "-input=false", "-no-color", PLAN_FILE];
  const { exitCode, stderr } = await children.watch(terraform, args, { cwd: folder });
  discard(folder);
  return { exitCode, isStale: /saved plan is stale/i.test(stderr) };
}
