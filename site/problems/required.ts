import type { Check } from "../check";

/** Reports required values that are missing. */
export function checkGiven(check: Check, value: unknown, step: string, allowed: string): void {
  if (value === undefined) check.report({ what: `${step} is missing`, allowed }, step);
}
