import { groupBy } from "../group-by";
import { onceFor } from "../once";
import { withoutIndexes } from "./address";
import type { Resource } from "./resource";
import type { Stack, WaitsFor } from "./stack";
import { Undecided } from "./value";

/** What Terraform makes before what. */
export class Order {
  /** Many ask for the same. */
  private readonly stacks: ReadonlyMap<string, WaitsFor>;

  constructor(stacks: readonly Stack[]) {
    this.stacks = new Map(stacks.map(({ name, waitsFor }) => [name, onceFor(waitsFor ?? (() => undefined))]));
  }

  /**
   * Whether a resource is made after another one of its stack. Ends the check as undecided when that may hang on
   * something that cannot be followed: a local value, or in a text a module.
   */
  isAfter(later: Resource, earlier: Resource): boolean {
    const { names, open } = this.waitedFor(later);
    if (namesOf(earlier).some((name) => names.has(name))) return true;
    if (open !== undefined) throw unclear(open);
    return false;
  }

  /**
   * Says of each of some resources whether it is made before or after another one of them. Ends the check as `isAfter` does.
   */
  among(resources: readonly Resource[]): (resource: Resource) => boolean {
    const byName = groupBy(
      resources.flatMap((resource) =>
        namesOf(resource).map((name) => ({ name: `${resource.stack}/${name}`, resource })),
      ),
      ({ name }) => name,
    );
    const [ordered, earlier] = [new Set<Resource>(), new Set<string>()];
    let someOpen: string | undefined;
    for (const later of resources) {
      const { names, open } = this.waitedFor(later);
      someOpen ??= open;
      for (const name of names) {
        const here = `${later.stack}/${name}`;
        if (!byName.has(here)) continue;
        ordered.add(later);
        earlier.add(here);
      }
    }
    for (const name of earlier) for (const { resource } of byName.get(name) ?? []) ordered.add(resource);
    return (resource) => {
      if (ordered.has(resource)) return true;
      if (someOpen !== undefined) throw unclear(someOpen);
      return false;
    };
  }

  /** All that a resource waits for, and the first of it that cannot be followed. */
  private waitedFor({ stack, address }: Resource): { readonly names: ReadonlySet<string>; readonly open?: string } {
    const waitsFor = this.stacks.get(stack);
    const start = withoutIndexes(address);
    const names = new Set<string>();
    let open: string | undefined;
    const follow = (name: string) => {
      const waited = waitsFor?.(name);
      if (waited === undefined) open ??= name;
      for (const one of waited ?? []) names.add(one);
    };
    follow(start);
    // a set shows what is added to it meanwhile, too
    for (const name of names) if (name !== start) follow(name);
    return { names, open };
  }
}

function unclear(name: string): Undecided {
  return new Undecided(`what ${name} depends on is not known here`);
}

/** What waits for any of these waits for the resource: itself, and the modules that it is in. */
function namesOf({ address }: Resource): readonly string[] {
  const steps = withoutIndexes(address).split(".");
  return steps.map((_, index) => steps.slice(0, index + 1).join("."));
}
