import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { StackRehearsal } from "../deploy/stack-rehearsal";
import { startRehearsal } from "../rehearsal";
import { synthesized } from "./judged";

/** The result of a stack in a simulated cloud. */
export interface RehearsedPlan {
  /** The plan as `terraform show -json` prints it. Its secrets are invented. */
  readonly plan: unknown;
  /** `6 to add, 0 to change, 0 to destroy`. */
  readonly summary: string;
  /** What the cloud had after the apply. */
  readonly objects: readonly RehearsedObject[];
}

/** An object that a rehearsal left in the simulated cloud. */
export interface RehearsedObject {
  /** Terraform type. */
  readonly type: string;
  /** Id in the simulated cloud. */
  readonly id: string;
  /** Region of the object. */
  readonly region?: string | undefined;
}

/**
 * Takes a stack through real Terraform against a simulated cloud: validates, plans and applies it, checks that a second
 * plan shows no change, and destroys it, after which nothing may be left. Takes some seconds: give the test a timeout.
 * @throws Error with Terraform's message, or with what is left
 */
export async function rehearsed(stack: TerraformStack): Promise<RehearsedPlan> {
  const folder = synthesized(stack);
  const rehearsal = await startRehearsal();
  try {
    const { stacks } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
    const [name = ""] = Object.keys(stacks);
    const steps = new StackRehearsal(rehearsal, folder, name, () => undefined);
    const planned = await succeeded(steps.plan());
    const applied = await succeeded(steps.apply(planned));
    await succeeded(steps.planAgain(applied));
    const objects = rehearsal.created();
    await succeeded(steps.destroy(applied));
    const left = rehearsal.created().map(({ type, id }) => `${type} ${id}`);
    if (left.length > 0) throw new Error(`destroyed, and still there: ${left.join(", ")}`);
    return { plan: planned.json, summary: planned.outcome, objects };
  } finally {
    await rehearsal.close();
    rmSync(folder, { recursive: true });
  }
}

interface Manifest {
  readonly stacks: Readonly<Record<string, unknown>>;
}

async function succeeded<S extends { readonly failed: boolean; readonly outcome: string }>(
  step: Promise<S>,
): Promise<S> {
  const rehearsed = await step;
  if (rehearsed.failed) throw new Error(rehearsed.outcome);
  return rehearsed;
}
