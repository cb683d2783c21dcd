/** Something that nobody knows yet, in words: `gateway address of berlin/main/1`. */
export interface Later {
  readonly later: string;
}

/** A value, or a later one. */
export type Given<T> = T | Later;

export function isLater(value: unknown): value is Later {
  return typeof value === "object" && value !== null && "later" in value;
}

/** A value in a configuration; an unknown one as `<…>`, which no device accepts. */
export function shown(value: Given<string | number>): string {
  return isLater(value) ? `<${value.later}>` : String(value);
}
