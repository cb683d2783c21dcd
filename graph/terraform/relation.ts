import { add } from "../group-by";
import type { Resource } from "./resource";
import type { ResourceSubject } from "./subject";
import { type Resolver, Undecided, type Value } from "./value";

/** A resource, or an id that no stack has. */
type Thing = Resource | string;

/** The subjects that name a thing in one of their arguments, looked up by the thing. */
export class Relation<S extends ResourceSubject> {
  private readonly named: ReadonlyMap<Thing, readonly S[]>;
  /** Subjects that name a thing outside the given stacks. */
  private readonly foreign: S[] = [];
  /** Subjects that name an unknown thing. */
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

  /** Subjects that surely name it. */
  of(thing: Thing): readonly S[] {
    return this.named.get(thing) ?? [];
  }

  /** Whether any names it. Ends the check as undecided if only a partly unknown one might. */
  someOf(thing: Thing): boolean {
    const sure = this.of(thing);
    if (sure.some((subject) => subject.resource.instances.min > 0)) return true;
    const possible = sure[0] ?? this.open[0] ?? (mayExist(thing) ? this.foreign[0] : undefined);
    if (possible) throw new Undecided(`${possible.resource.address} might be its ${this.title}`);
    if (!this.isComplete) throw new Undecided(`its ${this.title} might be in the part of the stack that is not here`);
    return false;
  }
}

/** Before a plan, a literal id may belong to a resource that exists already. */
function mayExist(thing: Thing): boolean {
  return typeof thing !== "string" && thing.id === undefined && thing.isNew !== true;
}
