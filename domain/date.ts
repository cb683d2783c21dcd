import { type Problem, worded } from "./problem";

const DAY = 24 * 60 * 60 * 1000;

/** Why a text is not a day as `2027-03-31`. */
export function dateProblem(text: string): Problem | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time) && isoDay(new Date(time)) === text) return undefined;
  return { what: `${worded(text)} is not a date`, allowed: "year, month and day, such as 2027-03-31" };
}

/** Days from one date to another, negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The day of a moment, in UTC. */
export function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
