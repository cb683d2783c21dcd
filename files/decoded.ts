/**
 * The text of a file, without the mark of its encoding: UTF-8, or UTF-16, in which Windows PowerShell writes what a
 * command prints (`terraform show -json > plan.json`).
 *
 * @param isStrict Whether bytes that are no text are refused; else they become �.
 * @throws an error with the code ERR_ENCODING_INVALID_ENCODED_DATA
 */
export function decoded(bytes: Uint8Array, isStrict = false): string {
  return new TextDecoder(encodingOf(bytes), { fatal: isStrict }).decode(bytes);
}

/** By the mark at its start; UTF-8 needs none. */
export function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
