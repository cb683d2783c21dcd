import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type Found, type Problem, problemsIn, sentence } from "../domain/problem";
import { UserError } from "../domain/user-error";

/** What is wrong with the props of a construct: all of it, with its path. */
export class PropsError extends UserError {
  public constructor(
    public readonly constructPath: string,
    /** By prop, in the order of props. */
    public readonly problems: Readonly<Record<string, readonly Problem[]>>,
  ) {
    const lines = Object.entries(problems).flatMap(([prop, its]) => its.map((one) => `  ${prop}: ${sentence(one)}`));
    super([`${constructPath} cannot be built:`, ...lines].join("\n"));
  }
}

/** What is wrong with props, by prop. */
export type FoundByProp = Readonly<Record<string, Found>>;

/**
 * Throws when a prop has a problem.
 * @throws PropsError
 */
export function refuse(construct: IConstruct, found: FoundByProp): void {
  const listed = Object.entries(found).map(([prop, its]) => [prop, problemsIn(its)] as const);
  const problems = Object.fromEntries(listed.filter(([, its]) => its.length > 0));
  if (Object.keys(problems).length > 0) throw new PropsError(construct.node.path, problems);
}

/** A predicate's verdict on a value that is given and known now; a token is judged later, on the plan. */
export function problemOf<T, P>(value: T | undefined, predicate: (value: T) => P): P | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : predicate(value);
}

/** What keeps a value from being part of a Terraform address: it must be known when the app runs. */
export function knownNow(value: unknown): Problem | undefined {
  return Token.isUnresolved(value)
    ? { what: "the value is a token, and it is part of a Terraform address", allowed: "a value that is known now" }
    : undefined;
}
