import { join } from "node:path";
import { CHANGES } from "../deploy/plan-stack";
import type { Outcome, Rehearsal } from "../rehearsal";

/** What came of a stack so far. */
export interface RehearsedStack {
  readonly stack: string;
  /** The plan; absent when Terraform refuses the stack. */
  readonly json?: unknown;
  /** What the plan would do, or what went wrong, with what Terraform says of it. */
  readonly outcome: string;
  readonly failed: boolean;
}

/** Hears what is done, and how many seconds it took. */
export type Progress = (stack: string, step: string, seconds: number) => void;

/** One stack of a folder, taken through Terraform's commands. */
export class StackRehearsal {
  readonly stack: string;
  readonly #rehearsal: Rehearsal;
  readonly #folder: string;
  readonly #progress: Progress;

  constructor(rehearsal: Rehearsal, folder: string, stack: string, progress: Progress) {
    this.stack = stack;
    this.#rehearsal = rehearsal;
    this.#folder = join(folder, "stacks", stack);
    this.#progress = progress;
  }

  async plan(): Promise<RehearsedStack> {
    for (const args of [["init", INPUT], ["validate"], ["plan", INPUT, `-out=${PLAN_FILE}`]]) {
      const result = await this.#terraform(args);
      if (result.exitCode !== 0) return this.#failed(`terraform ${args[0]} failed`, result);
    }
    const { stdout, stderr, exitCode } = await this.#terraform(["show", "-json", PLAN_FILE]);
    if (exitCode !== 0) return this.#failed("terraform show failed", { stdout, stderr });
    const json = JSON.parse(stdout) as PlanJson;
    return { stack: this.stack, json, outcome: counts(json), failed: false };
  }

  /** Carries out the plan. */
  apply(planned: RehearsedStack): Promise<RehearsedStack> {
    return this.#go(planned, ["apply", INPUT, PLAN_FILE], "terraform apply failed");
  }

  /** Plans again, which must show no change. */
  async planAgain(applied: RehearsedStack): Promise<RehearsedStack> {
    const { stdout, stderr, exitCode } = await this.#terraform(["plan", INPUT, "-detailed-exitcode"], "plan again");
    if (exitCode === 0) return applied;
    if (exitCode === CHANGES) return this.#failed("after the apply, the next plan still has changes", { stdout });
    return this.#failed("after the apply, terraform plan failed", { stdout, stderr });
  }

  destroy(applied: RehearsedStack): Promise<RehearsedStack> {
    return this.#go(applied, ["destroy", INPUT, "-auto-approve"], "terraform destroy failed");
  }

  async #go(before: RehearsedStack, args: readonly string[], failure: string): Promise<RehearsedStack> {
    const result = await this.#terraform(args);
    return result.exitCode === 0 ? before : this.#failed(failure, result);
  }

  async #terraform(args: readonly string[], step = args[0] ?? ""): Promise<Outcome> {
    const begun = Date.now();
    const result = await this.#rehearsal.terraform(this.#folder, [...args.slice(0, 1), "-no-color", ...args.slice(1)]);
    this.#progress(this.stack, step, (Date.now() - begun) / 1000);
    return result;
  }

  #failed(what: string, { stdout = "", stderr = "" }: Partial<Outcome>): RehearsedStack {
    return { stack: this.stack, outcome: `${what}\n${stderr || stdout}`, failed: true };
  }
}

const PLAN_FILE = "rehearsal.tfplan";
const INPUT = "-input=false";

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly mode: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
}

function counts({ resource_changes = [] }: PlanJson): string {
  const managed = resource_changes.filter(({ mode }) => mode === "managed");
  const count = (action: string) => managed.filter(({ change }) => change.actions.includes(action)).length;
  const imported = managed.filter(({ change }) => change.importing).length;
  return `${imported > 0 ? `${imported} to import, ` : ""}${count("create")} to add, ${count("update")} to change, ${count("delete")} to destroy`;
}
