/** `2`, `2 to 3` or `2 or more`. No bound is infinite, or null as JSON has it. */
export function range({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (min === max) return `${min}`;
  return max === null || max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
}
