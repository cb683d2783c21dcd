import type { Values } from "./values";

const MINUTES: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60, ms: 1 / 60_000 };

/** The minutes that a configuration gives an operation, `create = "1h30m"`; or else as many. */
export function minutesOf({ timeouts }: Values, operation: string, otherwise: number): number {
  const text = (Object(timeouts) as Record<string, unknown>)[operation];
  if (typeof text !== "string") return otherwise;
  const parts = [...text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (MINUTES[unit] ?? 0), 0);
}
