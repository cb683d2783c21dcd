/** Something that nobody knows yet, in words: `gateway address of berlin/main/1`. */
export interface Later {
  readonly later: string;
}

/** A value, or what will be known later. */
export type Given<T> = T | Later;

export function isLater(value: unknown): value is Later {
  return typeof value === "object" && value !== null && "later" in value;
}

/** As it stands in a configuration: what is not known yet as `<…>`, which no device takes. */
export function shown(value: Given<string | number>): string {
  return isLater(value) ? `<${value.later}>` : String(value);
}
