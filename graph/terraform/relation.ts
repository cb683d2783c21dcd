import { add } from "../group-by";
import type { Resource } from "./resource";
import type { ResourceSubject } from "./subject";
import { type Resolver, Undecided, type Value } from "./value";

/** A resource, or the id of something that is in none of the stacks. */
type Thing = Resource | string;

/** Which subjects name a thing in one of their arguments, looked up from its side. */
export class Relation<S extends ResourceSubject> {
  private readonly named: ReadonlyMap<Thing, readonly S[]>;
  /** Subjects that name a thing in none of the stacks, as far as is known. */
  private readonly foreign: S[] = [];
  /** Subjects whose thing is not known. */
  private readonly open: S[] = [];

  constructor(
    private readonly title: string,
    subjects: readonly S[],
    argument: (subject: S) => Value<string>,
    resolver: Resolver,
    private readonly isComplete: boolean,
  ) {
    const named = new Map<Thing, S[]>();
    for (const subject of subjects) {
      const node = argument(subject).resolved();
      const resource = resolver.named(node);
      if (resource) add(named, resource, subject);
      else if (node.kind === "literal") {
        this.foreign.push(subject);
        add(named, String(node.value), subject);
      } else if (node.kind !== "absent") this.open.push(subject);
    }
    this.named = named;
  }

  /** Those that surely name it. */
  of(thing: Thing): readonly S[] {
    return this.named.get(thing) ?? [];
  }

  /** Whether any names it. Ends the check as undecided when only one that is not fully known might. */
  someOf(thing: Thing): boolean {
    const sure = this.of(thing);
    if (sure.some((subject) => subject.resource.instances.min > 0)) return true;
    const possible = sure[0] ?? this.open[0] ?? (mayExist(thing) ? this.foreign[0] : undefined);
    if (possible) throw new Undecided(`${possible.resource.address} might be its ${this.title}`);
    if (!this.isComplete) throw new Undecided(`its ${this.title} might be in the part of the stack that is not here`);
    return false;
  }
}

/** Before a plan, a literal id may be that of a resource that exists already. */
function mayExist(thing: Thing): boolean {
  return typeof thing !== "string" && thing.id === undefined && thing.isNew !== true;
}
