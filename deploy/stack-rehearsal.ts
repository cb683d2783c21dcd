import { join } from "node:path";
import type { Outcome, Rehearsal } from "../rehearsal";
import { CHANGES, makePlan, PLAN, variablesFile } from "./stack-plan";

/** The results of a stack so far. */
export interface RehearsedStack {
  readonly stack: string;
  /** The plan, even if a check stopped Terraform; absent if Terraform makes none. */
  readonly json?: unknown;
  /** What the plan would do, or what went wrong, with Terraform's message. */
  readonly outcome: string;
  readonly failed: boolean;
}

/** Called with each step and its seconds. */
export type Progress = (stack: string, step: string, seconds: number) => void;

/** One stack of a folder, taken through Terraform's commands. */
export class StackRehearsal {
  readonly stack: string;
  readonly #rehearsal: Rehearsal;
  readonly #folder: string;
  readonly #progress: Progress;
  readonly #variables: string | undefined;
  readonly #planFile = `rehearsal-${++plans}.tfplan`;

  /** @param variables path of a file of variables */
  constructor(rehearsal: Rehearsal, folder: string, stack: string, progress: Progress, variables?: string) {
    this.stack = stack;
    this.#variables = variables;
    this.#rehearsal = rehearsal;
    this.#folder = join(folder, "stacks", stack);
    this.#progress = progress;
  }

  async plan(): Promise<RehearsedStack> {
    const plan = { file: this.#planFile, variables: this.#variables };
    const { json, failed } = await makePlan((args) => this.#terraform(args), plan);
    if (failed)
      return { ...this.#failed(`terraform ${failed.command} failed`, failed.outcome), ...(json ? { json } : {}) };
    return { stack: this.stack, json, outcome: counts(json as PlanJson), failed: false };
  }

  /** Carries out the plan. */
  apply(planned: RehearsedStack): Promise<RehearsedStack> {
    return this.#go(planned, ["apply", ...QUIET, this.#planFile], "terraform apply failed");
  }

  /** Plans again, which must show no change. */
  async planAgain(applied: RehearsedStack): Promise<RehearsedStack> {
    const args = ["plan", ...PLAN, ...variablesFile(this.#variables)];
    const { stdout, stderr, exitCode } = await this.#terraform(args, "plan again");
    if (exitCode === 0) return applied;
    if (exitCode === CHANGES) return this.#failed("after the apply, the next plan still has changes", { stdout });
    return this.#failed("after the apply, terraform plan failed", { stdout, stderr });
  }

  /** Destroys the stack right after the second plan, when the state equals the cloud. */
  destroy(applied: RehearsedStack): Promise<RehearsedStack> {
    const args = ["destroy", ...QUIET, "-auto-approve", "-refresh=false", ...variablesFile(this.#variables)];
    return this.#go(applied, args, "terraform destroy failed");
  }

  async #go(before: RehearsedStack, args: readonly string[], failure: string): Promise<RehearsedStack> {
    const result = await this.#terraform(args);
    return result.exitCode === 0 ? before : this.#failed(failure, result);
  }

  async #terraform(args: readonly string[], step = args[0] ?? ""): Promise<Outcome> {
    const begun = Date.now();
    const result = await this.#rehearsal.terraform(this.#folder, args);
    this.#progress(this.stack, step, (Date.now() - begun) / 1000);
    return result;
  }

  #failed(what: string, { stdout = "", stderr = "" }: Partial<Outcome>): RehearsedStack {
    return { stack: this.stack, outcome: `${what}\n${stderr || stdout}`, failed: true };
  }
}

/** An old plan must not pass for a new plan that Terraform did not make. */
let plans = 0;

const QUIET = ["-input=false", "-no-color"];

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
