import { groupBy } from "../../graph/group-by";
import type { Key, Member } from "./group";

/**
 * The largest number of members that might have a key: every final name in their keys agrees with it.
 *
 * @param isOpen Whether a name might turn out to equal another one.
 */
export function possibleAmong(members: readonly Member[], isOpen: (name: string) => boolean): (key: Key) => number {
  const settled = (key: Key) => [...key.keys()].filter((part) => isSettled(key[part], isOpen));
  const byShape = [...groupBy(members, ({ key }) => settled(key).join()).values()].map((alike) => ({
    alike,
    parts: settled(alike[0]?.key ?? []),
    // comparing every key with every other would take quadratic time
    sums: new Map<string, ReadonlyMap<string, number>>(),
  }));
  return (key) =>
    byShape.reduce((total, { alike, parts, sums }) => {
      const shared = parts.filter((part) => isSettled(key[part], isOpen));
      const byName = sums.get(shared.join()) ?? sumBy(alike, shared);
      sums.set(shared.join(), byName);
      return total + (byName.get(project(key, shared)) ?? 0);
    }, 0);
}

function isSettled(name: string | undefined, isOpen: (name: string) => boolean): boolean {
  return name !== undefined && !isOpen(name);
}

function sumBy(members: readonly Member[], parts: readonly number[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { key, resource } of members) {
    const projected = project(key, parts);
    sums.set(projected, (sums.get(projected) ?? 0) + resource.instances.max);
  }
  return sums;
}

function project(key: Key, parts: readonly number[]): string {
  return JSON.stringify(parts.map((part) => key[part]));
}
