import { type WaitsFor, withoutIndexes } from "./dependencies";
import type { Resource, Stack } from "./resource";
import { Undecided } from "./value";

/** What Terraform makes before what. */
export class Order {
  private readonly stacks: ReadonlyMap<string, WaitsFor>;

  constructor(stacks: readonly Stack[]) {
    this.stacks = new Map(stacks.map(({ name, waitsFor }) => [name, remembered(waitsFor ?? (() => undefined))]));
  }

  /**
   * Whether a resource is made after another one of its stack. Ends the check as undecided when that may hang on
   * something that cannot be followed: a local value, or in a text a module.
   */
  isAfter(later: Resource, earlier: Resource): boolean {
    const waitsFor = this.stacks.get(later.stack);
    const goal = withoutIndexes(earlier.address);
    const seen = new Set([withoutIndexes(later.address)]);
    let open: string | undefined;
    // a set tells what is added to it meanwhile, too
    for (const name of seen) {
      const waited = waitsFor?.(name);
      if (waited === undefined) open ??= name;
      for (const one of waited ?? []) {
        if (one === goal || goal.startsWith(`${one}.`)) return true;
        seen.add(one);
      }
    }
    if (open !== undefined) throw new Undecided(`what ${open} depends on is not known here`);
    return false;
  }
}

/** Many ask for the same. */
function remembered(waitsFor: WaitsFor): WaitsFor {
  const known = new Map<string, ReturnType<WaitsFor>>();
  return (name) => {
    if (!known.has(name)) known.set(name, waitsFor(name));
    return known.get(name);
  };
}
