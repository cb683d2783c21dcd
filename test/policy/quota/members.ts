import type { Interval } from "../../../policy/model/resource";
import type { Member } from "../../../policy/quota/count";

let made = 0;

/** Something that is counted under a key, as often as said. */
export function member(key: Member["key"], instances: Partial<Interval> = {}): Member {
  made += 1;
  return { key, resource: { stack: "a", address: `b.c${made}`, instances: { min: 1, max: 1, ...instances } } };
}

/** Several under one key. */
export function members(count: number, ...key: Member["key"]): readonly Member[] {
  return Array.from({ length: count }, () => member(key));
}
