import type { Interval } from "../../../graph/terraform/interval";
import type { Key, Member } from "../../../policy/quota/group";

let made = 0;

/** Something that is counted under a key, as often as said. */
export function member(key: Key, instances: Partial<Interval> = {}): Member {
  made += 1;
  return { key, resource: { stack: "a", address: `b.c${made}`, instances: { min: 1, max: 1, ...instances } } };
}

/** Several under one key. */
export function members(count: number, ...key: Key): readonly Member[] {
  return Array.from({ length: count }, () => member(key));
}
