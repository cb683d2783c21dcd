import { didYouMean } from "./nearest";
import type { Problem } from "./problem";

/** Why a value cannot be one of a few words. */
export function choiceProblem(choices: readonly string[]): (value: string) => Problem | undefined {
  return (value) =>
    choices.includes(value)
      ? undefined
      : { what: `“${value}” is not allowed`, allowed: choices.join(", "), ...didYouMean(String(value), choices) };
}
