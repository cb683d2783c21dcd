import { groupBy } from "../../graph/group-by";
import { type Group, type Key, type Member, sum, type Twin } from "./group";
import { possibleAmong } from "./possible";

/** How sure the meaning of a key's first part is. */
export interface Naming {
  /** Whether a name may turn out to equal any other name. @default none does */
  isOpen?(name: string): boolean;
  /** Whether two names may turn out to be equal. @default no two do */
  mayBeOne?(name: string, other: string): boolean;
}

export interface Count {
  readonly groups: readonly Group[];
  /** Members whose group is not known. */
  readonly open: readonly Member[];
  /** How many of them might form a group of their own. */
  readonly largestOpen: number;
}

/**
 * Counts members by key, as intervals that later knowledge cannot leave.
 *
 * @param isWhole Whether all members of a key are here.
 */
export function count(members: readonly Member[], isWhole: (key: Key) => boolean, naming: Naming = {}): Count {
  const { isOpen = () => false, mayBeOne } = naming;
  const open = members.filter(({ key }) => key.includes(undefined));
  const sure = groupBy(
    members.filter(({ key }) => !key.includes(undefined)),
    // most keys have one part
    ({ key }) => (key.length === 1 ? key[0] : JSON.stringify(key)),
  );
  const amongOpen = possibleAmong(open, isOpen);
  const isSettled = ![...sure.values()].some(([first]) => first?.key.some((name) => isOpen(name ?? "")));
  const amongSure = isSettled ? undefined : possibleAmong([...sure.values()].flat(), isOpen);
  const possible = (key: Key) => (isWhole(key) ? amongOpen(key) : Number.POSITIVE_INFINITY);
  const groups = [...sure.values()].map((together): Group => {
    const key = (together[0]?.key ?? []) as readonly string[];
    const most = amongSure ? amongSure(key) : sum(together, "max");
    return { key, members: together, used: { min: sum(together, "min"), max: most + possible(key) } };
  });
  const largestOpen = open.reduce((largest, { key }) => Math.max(largest, possible(key)), 0);
  return { groups: mayBeOne ? withTwins(groups, mayBeOne) : groups, open, largestOpen };
}

/** A twin differs only in the first part of its key. */
function withTwins(groups: readonly Group[], mayBeOne: NonNullable<Naming["mayBeOne"]>): readonly Group[] {
  const alike = groupBy(groups, ({ key: [, ...rest] }) => JSON.stringify(rest));
  return groups.map((group) => {
    const [name = "", ...rest] = group.key;
    let twin: Twin | undefined;
    for (const { key, used } of alike.get(JSON.stringify(rest)) ?? []) {
      const [other = ""] = key;
      if (used.max > (twin?.used ?? 0) && mayBeOne(name, other)) twin = { name: other, used: used.max };
    }
    const { min, max } = group.used;
    return twin ? { ...group, used: { min, max: max + twin.used }, twin } : group;
  });
}
