import type { Network } from "./ipv4";

/** Things by network, to find overlaps: if two networks overlap, one lies in the other. */
export class NetworkIndex<T> {
  private readonly byNetwork = new Map<number, T[]>();
  /** Longest first. */
  private readonly lengths: readonly number[];
  private readonly byFirst: readonly { readonly network: Network; readonly thing: T }[];

  constructor(things: Iterable<T>, networkOf: (thing: T) => Network) {
    const placed = Array.from(things, (thing) => ({ network: networkOf(thing), thing }));
    for (const { network, thing } of placed) {
      const key = keyOf(network.first, network.length);
      const here = this.byNetwork.get(key);
      if (here) here.push(thing);
      else this.byNetwork.set(key, [thing]);
    }
    this.lengths = [...new Set(placed.map(({ network }) => network.length))].sort((one, other) => other - one);
    this.byFirst = placed.toSorted(({ network: one }, { network: other }) => one.first - other.first);
  }

  /** Things whose network is larger and contains this one, the smallest first. */
  around({ first, length }: Network): T[] {
    const found: T[] = [];
    for (const shorter of this.lengths) {
      if (shorter >= length) continue;
      const here = this.byNetwork.get(keyOf(first - (first % 2 ** (32 - shorter)), shorter));
      if (here) found.push(...here);
    }
    return found;
  }

  /** Things whose network overlaps this one, in no order. */
  overlapping(network: Network): T[] {
    const found = this.around(network);
    for (let at = this.firstFrom(network.first); at < this.byFirst.length; at++) {
      const inside = this.byFirst[at];
      if (!inside || inside.network.first > network.last) break;
      if (inside.network.length >= network.length) found.push(inside.thing);
    }
    return found;
  }

  /** Index of the first thing whose first address is not below this one. */
  private firstFrom(address: number): number {
    let [low, high] = [0, this.byFirst.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.byFirst[middle]?.network.first ?? 0) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Within what a number can hold exactly. */
function keyOf(first: number, length: number): number {
  return first * 64 + length;
}
