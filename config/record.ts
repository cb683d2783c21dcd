/** A map of a file that may hold anything. */
export type FileRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is FileRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Anything but a map has no entries. */
export function record(value: unknown): FileRecord {
  return isRecord(value) ? value : {};
}
