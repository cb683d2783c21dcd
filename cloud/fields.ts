/** A value of an answer: JSON, absent rather than null. */
export type Value = boolean | number | string | readonly Value[] | Fields;
export interface Fields {
  readonly [name: string]: Value | undefined;
}

/** The changed fields; the rest stays. */
export function sent<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}
