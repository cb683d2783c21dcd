import type { Interval } from "../../graph/terraform/interval";
import { idInCloud, type Place } from "../../graph/terraform/resource";

/** One thing that a limit counts. */
export interface Member {
  readonly resource: Place;
  /** What it counts against, such as a transit router; a part is undefined while unknown. */
  readonly key: Key;
}

export type Key = readonly (string | undefined)[];

/** Members that surely count together, and their possible number. */
export interface Group {
  readonly key: readonly string[];
  readonly members: readonly Member[];
  /** `max` adds the members that are not fully known and might belong here, and the twin. */
  readonly used: Interval;
  /** The largest other group that may turn out to be this one. */
  readonly twin?: Twin;
}

export interface Twin {
  readonly name: string;
  readonly used: number;
}

/** Members without repeated objects: resources with one id are one object in the cloud. */
export function eachThingOnce(members: readonly Member[]): readonly Member[] {
  const counted = new Map<string, Place>();
  return members.filter(({ resource }) => {
    const id = idInCloud(resource);
    const first = (id === undefined ? undefined : counted.get(id)) ?? resource;
    if (id !== undefined) counted.set(id, first);
    return first.stack === resource.stack && first.address === resource.address;
  });
}

export function sum(members: readonly Member[], bound: keyof Interval): number {
  return members.reduce((total, { resource }) => total + resource.instances[bound], 0);
}
