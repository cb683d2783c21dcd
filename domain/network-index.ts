import type { Network } from "./ipv4";

/** Things by network, to find those that overlap another one: of two that do, one lies in the other. */
export class NetworkIndex<T> {
  private readonly byNetwork = new Map<number, T[]>();
  private readonly lengths: readonly number[];
  private readonly byFirst: readonly { readonly network: Network; readonly thing: T }[];

  constructor(things: readonly T[], networkOf: (thing: T) => Network) {
    const placed = things.map((thing) => ({ network: networkOf(thing), thing }));
    for (const { network, thing } of placed) {
      const key = keyOf(network.first, network.length);
      const here = this.byNetwork.get(key);
      if (here) here.push(thing);
      else this.byNetwork.set(key, [thing]);
    }
    this.lengths = [...new Set(placed.map(({ network }) => network.length))];
    this.byFirst = placed.toSorted(({ network: one }, { network: other }) => one.first - other.first);
  }

  /** Those whose network overlaps this one, in no order. */
  overlapping({ first, last, length }: Network): T[] {
    const found = this.lengths
      .filter((shorter) => shorter < length)
      .flatMap((shorter) => this.byNetwork.get(keyOf(first - (first % 2 ** (32 - shorter)), shorter)) ?? []);
    for (let at = this.firstFrom(first); at < this.byFirst.length; at++) {
      const inside = this.byFirst[at];
      if (!inside || inside.network.first > last) break;
      if (inside.network.length >= length) found.push(inside.thing);
    }
    return found;
  }

  /** Where those begin whose first address is not below this one. */
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
