import { createHash } from "node:crypto";
import type { Location } from "./judgement";

/** What distinguishes one finding from another; no line in it, so that it stays when code moves. */
export type Identity = Pick<Location, "stack" | "address" | "argument"> & {
  readonly rule: string;
  /** In place of where it is found, which changes with the members of a group. */
  readonly about?: string;
  /** What is wrong there, where that can become something else. */
  readonly fault?: string;
};

/**
 * Gives every entry its fingerprint; entries that nothing else distinguishes are numbered. A fault in a sensitive value must
 * be given redacted: who knows the fingerprint could try values out.
 */
export function withFingerprints<T extends Identity>(
  entries: readonly T[],
): (Omit<T, "about" | "fault"> & { readonly fingerprint: string })[] {
  const seen = new Map<string, number>();
  return entries.map(({ about, fault = "", ...entry }) => {
    const place = about === undefined ? [entry.stack, entry.address ?? ""] : [about];
    const [where, what] = [[entry.rule, ...place], about === undefined ? [entry.argument ?? "", fault] : [fault]];
    const key = [...where, ...what].join("|");
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { ...entry, fingerprint: fingerprint(where, [...what, ...(count === 0 ? [] : [String(count)])]) };
  });
}

/** One half is where it is and by what rule, the other half is what is wrong there. */
export function fingerprint(where: readonly string[], what: readonly string[]): string {
  return hash(where) + hash(what);
}

/** The half of a fingerprint that is the same for everything that one rule finds at one place. */
export function placeIn(fingerprint: string): string {
  return fingerprint.slice(0, HALF);
}

const HALF = 16;

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("|")).digest("hex").slice(0, HALF);
}
