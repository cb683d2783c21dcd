import { createHash } from "node:crypto";
import type { Location } from "./judgement";

/** What tells one finding from another; no line in it, so that it stays when code moves. */
export type Identity = Pick<Location, "stack" | "address" | "argument"> & {
  readonly rule: string;
  /** In place of where it is found, which changes with the members of a group. */
  readonly about?: string;
};

/** Gives every entry its fingerprint; entries that nothing else tells apart are numbered. */
export function withFingerprints<T extends Identity>(
  entries: readonly T[],
): (Omit<T, "about"> & { readonly fingerprint: string })[] {
  const seen = new Map<string, number>();
  return entries.map(({ about, ...entry }) => {
    const place = about === undefined ? [entry.stack, entry.address ?? "", entry.argument ?? ""] : [about];
    const identity = [entry.rule, ...place];
    const key = identity.join("|");
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { ...entry, fingerprint: fingerprint(...identity, ...(count === 0 ? [] : [String(count)])) };
  });
}

/** What something is known by that all of this tells from others. */
export function fingerprint(...identity: readonly string[]): string {
  return createHash("sha256").update(identity.join("|")).digest("hex").slice(0, 32);
}
