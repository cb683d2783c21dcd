import { groupBy } from "../../graph/group-by";
import { idOf } from "../../graph/read/each-once";
import type { Interval, Place } from "../../graph/terraform/resource";
import { possibleAmong } from "./possible";
import { type Nature, type Twin, twinsAmong } from "./twins";

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
  /** `max` adds the members that are not fully known and might belong here, and the twin. */
  readonly used: Interval;
  /** The largest other group that may turn out to be this one. */
  readonly twin?: Twin;
}

/** How sure it is what a name names. */
export interface Naming {
  /** Whether it may turn out to name the same as any other name. @default none does */
  isOpen?(name: string): boolean;
  /** Of a name that may turn out to name the same as some others. @default of none */
  natureOf?(name: string): Nature | undefined;
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
export function count(
  members: readonly Member[],
  isWhole: (key: Member["key"]) => boolean,
  { isOpen = () => false, natureOf = () => undefined }: Naming = {},
): Count {
  const open = members.filter(({ key }) => key.includes(undefined));
  const sure = groupBy(
    members.filter(({ key }) => !key.includes(undefined)),
    // most keys have one part
    ({ key }) => (key.length === 1 ? key[0] : JSON.stringify(key)),
  );
  const amongOpen = possibleAmong(open, isOpen);
  const isSettled = ![...sure.values()].some(([first]) => first?.key.some((name) => isOpen(name ?? "")));
  const amongSure = isSettled ? undefined : possibleAmong([...sure.values()].flat(), isOpen);
  const possible = (key: Member["key"]) => (isWhole(key) ? amongOpen(key) : Number.POSITIVE_INFINITY);
  const groups = [...sure.values()].map((together): Group => {
    const key = (together[0]?.key ?? []) as readonly string[];
    const most = amongSure ? amongSure(key) : sum(together, "max");
    return { key, members: together, used: { min: sum(together, "min"), max: most + possible(key) } };
  });
  const twinOf = twinsAmong(groups, natureOf);
  const largestOpen = open.reduce((largest, { key }) => Math.max(largest, possible(key)), 0);
  return { groups: groups.map((group) => withTwin(group, twinOf(group))), open, largestOpen };
}

function withTwin(group: Group, twin: Twin | undefined): Group {
  const { min, max } = group.used;
  return twin ? { ...group, used: { min, max: max + twin.used }, twin } : group;
}

/** Members without those whose thing in the cloud another resource has counted already: by its id it is the same. */
export function eachThingOnce(members: readonly Member[]): readonly Member[] {
  const counted = new Map<string, Place>();
  return members.filter(({ resource }) => {
    const id = idOf(resource);
    const first = (id === undefined ? undefined : counted.get(id)) ?? resource;
    if (id !== undefined) counted.set(id, first);
    return first.stack === resource.stack && first.address === resource.address;
  });
}

export function sum(members: readonly Member[], bound: keyof Interval): number {
  return members.reduce((total, { resource }) => total + resource.instances[bound], 0);
}
