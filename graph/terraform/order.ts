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
   * Whether Terraform makes a resource after another one of its stack. Ends the check as undecided if this may depend
   * on something that we cannot follow: a local value or, in a configuration, a module.
   */
  isAfter(later: Resource, earlier: Resource): boolean {
    const { names, open } = this.waitedFor(later);
    if (namesOf(earlier).some((name) => names.has(name))) return true;
    if (open !== undefined) throw unclear(open);
    return false;
  }

  /** Whether Terraform makes each resource before or after another one of them. Ends the check like `isAfter`. */
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

  /** Everything that a resource waits for, and the first name that we cannot follow. */
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
    // iterating over a set also reaches elements added meanwhile
    for (const name of names) if (name !== start) follow(name);
    return { names, open };
  }
}

function unclear(name: string): Undecided {
  return new Undecided(`what ${name} depends on is not known here`);
}

/** Names that mean waiting for the resource: its own, and those of its modules. */
function namesOf({ address }: Resource): readonly string[] {
  const steps = withoutIndexes(address).split(".");
  return steps.map((_, index) => steps.slice(0, index + 1).join("."));
}
