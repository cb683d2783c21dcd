/** A number between two known bounds. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

export const NONE: Interval = { min: 0, max: 0 };
export const ONE: Interval = { min: 1, max: 1 };
export const ANY: Interval = { min: 0, max: Number.POSITIVE_INFINITY };

/** `2`, `2 to 3` or `2 or more`. A missing bound is infinite, or null in JSON. */
export function range({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (min === max) return `${min}`;
  return max === null || max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
}
