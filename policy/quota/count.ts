import { groupBy } from "../model/group-by";
import type { Interval, Resource } from "../model/resource";

/** One thing that a limit counts. */
export interface Member {
  readonly resource: Resource;
  /** Within what it is counted, such as a transit router; a part is undefined while it is not known. */
  readonly key: readonly (string | undefined)[];
}

/** Members that surely are counted together, and how many there can be. */
export interface Group {
  readonly key: readonly string[];
  readonly members: readonly Member[];
  /** `max` adds the members that are not fully known and might belong here. */
  readonly used: Interval;
}

export interface Count {
  readonly groups: readonly Group[];
  /** Members whose group is not known. */
  readonly open: readonly Member[];
  /** How many of them might form a group of their own. */
  readonly largestOpen: number;
}

/**
 * Counts members by key, as intervals: a count that is given cannot turn out too low or too high later.
 *
 * @param isWhole whether all members of a key are here
 */
export function count(members: readonly Member[], isWhole: (key: Member["key"]) => boolean): Count {
  const open = members.filter(({ key }) => key.includes(undefined));
  const sure = groupBy(
    members.filter(({ key }) => !key.includes(undefined)),
    ({ key }) => JSON.stringify(key),
  );
  const openByKey = [...groupBy(open, ({ key }) => JSON.stringify(key)).values()].map((alike) => ({
    key: alike[0]?.key ?? [],
    most: sum(alike, "max"),
  }));
  const possible = (key: Member["key"]) => {
    if (!isWhole(key)) return Number.POSITIVE_INFINITY;
    return openByKey.filter((other) => canBeSame(other.key, key)).reduce((total, { most }) => total + most, 0);
  };
  const groups = [...sure.values()].map((together): Group => {
    const key = (together[0]?.key ?? []) as readonly string[];
    return { key, members: together, used: { min: sum(together, "min"), max: sum(together, "max") + possible(key) } };
  });
  return { groups, open, largestOpen: Math.max(0, ...openByKey.map(({ key }) => possible(key))) };
}

function sum(members: readonly Member[], bound: keyof Interval): number {
  return members.reduce((total, { resource }) => total + resource.instances[bound], 0);
}

function canBeSame(one: Member["key"], other: Member["key"]): boolean {
  return one.every((part, index) => part === undefined || other[index] === undefined || part === other[index]);
}
