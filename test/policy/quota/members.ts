import type { Interval } from "../../../graph/terraform/interval";
import type { Key, Member } from "../../../policy/quota/group";

let made = 0;

/** A member with a key; `instances` says how often it counts. */
export function member(key: Key, instances: Partial<Interval> = {}): Member {
  made += 1;
  return { key, resource: { stack: "a", address: `b.c${made}`, instances: { min: 1, max: 1, ...instances } } };
}

/** Several members with one key. */
export function members(count: number, ...key: Key): readonly Member[] {
  return Array.from({ length: count }, () => member(key));
}
