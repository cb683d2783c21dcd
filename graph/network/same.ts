import type { Identity } from "../terraform/value";

/** Groups of names for the same thing: a union-find. */
export class Same {
  private readonly above = new Map<Identity, Identity>();

  /** @param rank lower for names that people know better */
  constructor(private readonly rank: (name: Identity) => number) {}

  join(names: readonly Identity[]): void {
    const [first, ...others] = names.map((name) => this.of(name)).toSorted((a, b) => this.rank(a) - this.rank(b));
    for (const other of others) if (first !== undefined && other !== first) this.above.set(other, first);
  }

  /** The best known of its names. */
  of(name: Identity): Identity {
    let here = name;
    for (let next = this.above.get(here); next !== undefined; next = this.above.get(here)) here = next;
    return here;
  }
}
