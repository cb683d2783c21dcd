import { didYouMean } from "./nearest";
import type { Problem } from "./problem";

/** Why a value cannot be one of a few words. */
export function choiceProblem(
  choices: readonly string[],
  /** What is allowed instead of these words, such as a list. */
  otherwise?: string,
): (value: string) => Problem | undefined {
  const allowed = otherwise === undefined ? choices.join(", ") : `${choices.join(", ")}, or ${otherwise}`;
  return (value) =>
    choices.includes(value)
      ? undefined
      : { what: `“${value}” is not allowed`, allowed, ...didYouMean(String(value), choices) };
}
