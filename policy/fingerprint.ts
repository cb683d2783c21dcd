import { createHash } from "node:crypto";
import type { Location } from "./judgement";

/** What distinguishes one finding from another; without lines, so it stays when code moves. */
export type Identity = Pick<Location, "stack" | "address" | "argument"> & {
  readonly rule: string;
  /** Replaces the place of the finding, which changes with the members of a group. */
  readonly about?: string;
  /** The fault, if the place can have different faults. */
  readonly fault?: string;
};

/**
 * Gives every entry its fingerprint; numbers equal entries. Redact a fault in a sensitive value before: anyone with the
 * fingerprint could try values.
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

/** One half is place and rule, the other half is the fault. */
export function fingerprint(where: readonly string[], what: readonly string[]): string {
  return hash(where) + hash(what);
}

/** The half of a fingerprint that all findings of one rule at one place share. */
export function placeIn(fingerprint: string): string {
  return fingerprint.slice(0, HALF);
}

const HALF = 16;

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("|")).digest("hex").slice(0, HALF);
}
