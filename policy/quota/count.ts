import { groupBy } from "../model/group-by";
import type { Interval, Place } from "../model/resource";

/** One thing that a limit counts. */
export interface Member {
  readonly resource: Place;
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
 * @param isOpen whether a name might turn out to name the same as another one
 */
export function count(
  members: readonly Member[],
  isWhole: (key: Member["key"]) => boolean,
  isOpen: (name: string) => boolean = () => false,
): Count {
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
    return openByKey.filter((other) => canBeSame(other.key, key, isOpen)).reduce((total, { most }) => total + most, 0);
  };
  const known = [...sure.values()].map((together) => ({
    together,
    key: (together[0]?.key ?? []) as readonly string[],
  }));
  const uncertain = known.filter(({ key }) => key.some(isOpen));
  const groups = known.map(({ together, key }): Group => {
    const others = key.some(isOpen) ? known : uncertain;
    const alike = others.filter((other) => other.key !== key && canBeSame(other.key, key, isOpen));
    const added = alike.reduce((total, other) => total + sum(other.together, "max"), possible(key));
    return { key, members: together, used: { min: sum(together, "min"), max: sum(together, "max") + added } };
  });
  return { groups, open, largestOpen: Math.max(0, ...openByKey.map(({ key }) => possible(key))) };
}

export function sum(members: readonly Member[], bound: keyof Interval): number {
  return members.reduce((total, { resource }) => total + resource.instances[bound], 0);
}

function canBeSame(one: Member["key"], other: Member["key"], isOpen: (name: string) => boolean): boolean {
  return one.every((part, index) => {
    const counterpart = other[index];
    if (part === undefined || counterpart === undefined || part === counterpart) return true;
    return isOpen(part) || isOpen(counterpart);
  });
}
