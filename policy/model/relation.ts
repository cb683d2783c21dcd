import { groupBy } from "./group-by";
import type { Resource } from "./resource";
import type { ResourceSubject } from "./subject";
import { type Resolver, Undecided, type Value } from "./value";

/** Which subjects name a resource in one of their arguments, looked up from the resource's side. */
export class Relation<S extends ResourceSubject> {
  private readonly named: ReadonlyMap<Resource | undefined, readonly S[]>;
  /** Those that name something that is in none of the stacks, as far as is known. */
  private readonly foreign: readonly S[];
  /** Those of which it is not known what they name. */
  private readonly open: readonly S[];

  constructor(
    private readonly title: string,
    subjects: readonly S[],
    argument: (subject: S) => Value<string>,
    resolver: Resolver,
    private readonly isComplete: boolean,
  ) {
    const resolved = subjects.map((subject) => ({ subject, node: argument(subject).resolved() }));
    const named = resolved.filter(({ node }) => resolver.named(node));
    const others = resolved.filter(({ node }) => !resolver.named(node) && node.kind !== "absent");
    const bare = (list: typeof resolved) => list.map(({ subject }) => subject);
    const groups = groupBy(named, ({ node }) => resolver.named(node));
    this.named = new Map([...groups].map(([resource, list]) => [resource, bare(list)]));
    this.foreign = bare(others.filter(({ node }) => node.kind === "literal"));
    this.open = bare(others.filter(({ node }) => node.kind !== "literal"));
  }

  /** Those that surely name it. */
  of(resource: Resource): readonly S[] {
    return this.named.get(resource) ?? [];
  }

  /** Whether any names it. Ends the check as undecided when only one that is not fully known might. */
  someOf(resource: Resource): boolean {
    const sure = this.of(resource);
    if (sure.some((subject) => subject.resource.instances.min > 0)) return true;
    const possible = sure[0] ?? this.open[0] ?? (mayExist(resource) ? this.foreign[0] : undefined);
    if (possible) throw new Undecided(`${possible.resource.address} might be its ${this.title}`);
    if (!this.isComplete) throw new Undecided(`its ${this.title} might be in the part of the stack that is not here`);
    return false;
  }
}

/** Before a plan, a literal id may be that of a resource that exists already. */
function mayExist(resource: Resource): boolean {
  return resource.id === undefined && resource.isNew !== true;
}
