import { createHash } from "node:crypto";
import type { Location } from "./judgement";

/** What tells one finding from another; no line in it, so that it stays when code moves. */
export type Identity = Pick<Location, "stack" | "address" | "argument"> & { readonly rule: string };

/** Gives every entry its fingerprint; entries that nothing else tells apart are numbered. */
export function withFingerprints<T extends Identity>(entries: readonly T[]): (T & { readonly fingerprint: string })[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const identity = [entry.rule, entry.stack, entry.address ?? "", entry.argument ?? ""].join("|");
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return { ...entry, fingerprint: hash(count === 0 ? identity : `${identity}|${count}`) };
  });
}

function hash(identity: string): string {
  return createHash("sha256").update(identity).digest("hex").slice(0, 32);
}
