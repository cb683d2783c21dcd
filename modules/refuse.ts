import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, sentence } from "../domain/problem";

/** What is wrong with the props of a construct: all of it, with its path. */
export class PropsError extends Error {
  public constructor(
    public readonly constructPath: string,
    public readonly problems: Readonly<Record<string, Problem>>,
  ) {
    const lines = Object.entries(problems).map(([prop, problem]) => `  ${prop}: ${sentence(problem)}`);
    super([`${constructPath} cannot be built:`, ...lines].join("\n"));
    this.name = "PropsError";
  }
}

/**
 * Throws when a prop has a problem.
 * @throws PropsError
 */
export function refuse(construct: IConstruct, found: Readonly<Record<string, Problem | undefined>>): void {
  const problems = Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, Problem] => entry[1] !== undefined),
  );
  if (Object.keys(problems).length > 0) throw new PropsError(construct.node.path, problems);
}

/** A predicate's verdict on a value that is given and known now; a token is judged later, on the plan. */
export function problemOf<T>(value: T | undefined, predicate: (value: T) => Problem | undefined): Problem | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : predicate(value);
}

/** What keeps a value from being part of a Terraform address: it must be known when the app runs. */
export function knownNow(value: unknown): Problem | undefined {
  return Token.isUnresolved(value)
    ? { what: "the value is a token, and it is part of a Terraform address", allowed: "a value that is known now" }
    : undefined;
}
