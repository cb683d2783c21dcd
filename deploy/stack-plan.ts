import type { Outcome } from "../rehearsal/children";

/** What Terraform makes of a stack's configuration. */
export interface StackPlan {
  /** Whether there is anything to apply. */
  readonly isEmpty: boolean;
  /** The plan as JSON, even if a check stopped Terraform; absent if Terraform made none. */
  readonly json?: unknown;
  /** The command that failed first, and its result. */
  readonly failed?: { readonly command: "init" | "plan" | "show"; readonly outcome: Outcome };
}

export interface PlanToMake {
  /** Where Terraform writes the plan. */
  readonly file: string;
  /** Path of a file of variables. @default none */
  readonly variables?: string;
}

/** Runs a command of Terraform in the folder of a stack. */
export type RunTerraform = (args: readonly string[]) => Promise<Outcome>;

/** How terraform plan -detailed-exitcode ends when there is something to apply. */
export const CHANGES = 2;

/**
 * Initializes a stack and plans it.
 * @param beforePlan Called once the stack is initialized.
 */
export async function makePlan(
  run: RunTerraform,
  { file, variables }: PlanToMake,
  beforePlan: () => void = () => undefined,
): Promise<StackPlan> {
  const initialized = await run(["init", "-input=false", "-no-color"]);
  if (initialized.exitCode !== 0) return { isEmpty: true, failed: { command: "init", outcome: initialized } };
  beforePlan();
  const planned = await run(["plan", ...PLAN, `-out=${file}`, ...variablesFile(variables)]);
  const isEmpty = planned.exitCode !== CHANGES;
  const failed = isEmpty && planned.exitCode !== 0 ? ({ command: "plan", outcome: planned } as const) : undefined;
  // Terraform also keeps a plan when a check stopped it.
  const shown = await run(["show", "-json", file]);
  if (shown.exitCode !== 0) return { isEmpty, failed: failed ?? { command: "show", outcome: shown } };
  return { isEmpty, json: JSON.parse(shown.stdout), ...(failed ? { failed } : {}) };
}

/** Options for a plan whose exit code says whether anything changes. */
export const PLAN = ["-input=false", "-no-color", "-detailed-exitcode"] as const;

export function variablesFile(file: string | undefined): readonly string[] {
  return file === undefined ? [] : [`-var-file=${file}`];
}
