import { inspect } from "node:util";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { formatPath } from "../../domain/path";
import { type Problem, sentence } from "../../domain/problem";
import { UserError } from "../../domain/user-error";
import { Check, type LocatedProblem } from "../../site/check";
import { callSite, throwAt } from "./call-site";
import { otherLibraryProblem } from "./library";

/**
 * Everything that is wrong with the props of a construct, with its path, after the line of your code that makes the
 * construct.
 */
export class PropsError extends UserError {
  /** By prop, in the order of the checks. */
  public readonly problems: Readonly<Record<string, readonly Problem[]>>;

  public constructor(
    /** Path of the construct in the app. */
    public readonly constructPath: string,
    found: readonly LocatedProblem[],
    /** `file:line:column` of the construct in your code, if known. */
    public readonly source?: string,
  ) {
    const lines = found.map(({ path, problem }) => [formatPath(path), sentence(problem)].filter(Boolean).join(": "));
    super(
      [
        `${[source, constructPath].filter(Boolean).join("  ")} cannot be built:`,
        ...lines.map((line) => `  ${line}`),
      ].join("\n"),
    );
    // The message has the line that matters; frames of libraries help nobody.
    this.stack = this.message;
    const props = [...new Set(found.map(({ path }) => formatPath(path)))];
    this.problems = Object.fromEntries(
      props.map((prop) => [prop, found.filter(({ path }) => formatPath(path) === prop).map(({ problem }) => problem)]),
    );
    // Below an uncaught error Node prints each enumerable property; the message says the same already.
    for (const property of Object.keys(this)) Object.defineProperty(this, property, { enumerable: false });
  }

  /** What `console.log` prints. */
  public [inspect.custom](): string {
    return this.message;
  }
}

/**
 * Throws if props have problems. A token has none: the policy judges its value on the plan.
 * @throws PropsError
 */
export function refuse(construct: IConstruct, look: (check: Check) => void): void {
  const check = new Check((value) => !Token.isUnresolved(value));
  const mixed = otherLibraryProblem(construct);
  if (mixed) check.report(mixed);
  else look(check);
  if (check.problems.length === 0) return;
  const source = callSite();
  throwAt(source, new PropsError(construct.node.path, check.problems, source));
}

/** Why a value cannot be part of a Terraform address: it must be known when the app runs. */
export function checkKnownNow(check: Check, value: unknown, step: string | number, fix?: string): void {
  if (!Token.isUnresolved(value)) return;
  const what = "the value is a token, but a Terraform address needs it";
  check.report({ what, allowed: "a value that is known now", ...(fix === undefined ? {} : { fix }) }, step);
}
