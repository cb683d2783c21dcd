import { groupBy } from "./group-by";
import type { Resource, Stack } from "./resource";
import { Undecided } from "./value";

/** What Terraform makes before what. */
export class Order {
  private readonly byName: ReadonlyMap<string, readonly Resource[]>;

  constructor(stacks: readonly Stack[]) {
    const resources = stacks.flatMap((stack) => stack.resources);
    this.byName = groupBy(resources, ({ stack, address }) => `${stack}\n${withoutIndexes(address)}`);
  }

  /**
   * Whether a resource is made after another one of its stack. Ends the check as undecided when that may hang on
   * something that cannot be followed: a local value, a variable, a module.
   */
  isAfter(later: Resource, earlier: Resource): boolean {
    const goal = withoutIndexes(earlier.address);
    const seen = new Set<string>();
    const queue: Resource[] = [later];
    let open: string | undefined;
    for (const resource of queue) {
      for (const name of resource.waitsFor?.() ?? []) {
        if (name === goal) return true;
        if (seen.has(name)) continue;
        seen.add(name);
        const found = this.byName.get(`${resource.stack}\n${name}`) ?? [];
        if (found.length === 0 && !name.startsWith("data.")) open ??= name;
        queue.push(...found);
      }
    }
    if (open !== undefined) throw new Undecided(`it depends on ${open}, and what that depends on is not known here`);
    return false;
  }
}

function withoutIndexes(address: string): string {
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
