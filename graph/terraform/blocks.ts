import { groupBy } from "../group-by";
import { onceFor } from "../once";
import { Block } from "./block";
import { isMade } from "./change";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import type { Resolver } from "./value";

/** The managed resources of all stacks, by type. */
export class Blocks {
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly resolver: Resolver,
  ) {
    const managed = stacks.flatMap(({ resources }) => inOrder(resources.filter(({ mode }) => mode === "managed")));
    this.byType = groupBy(inOrderOfComing(managed), ({ type }) => type);
  }

  /** Resources as they will be; without a plan, as written or as they exist. */
  of(type: string): readonly Block[] {
    return this.asBlocks(this.byType.get(type) ?? []);
  }

  /** Resources as they are now; none if only the configuration is known. */
  readonly existing = onceFor((type: string) =>
    this.asBlocks(this.stacks.flatMap((stack) => stack.existing?.(type) ?? [])),
  );

  /** Resources that a plan forgets: the cloud still has them, but no stack does. */
  forgotten(type: string): readonly Block[] {
    return this.existing(type).filter(({ resource }) => resource.change?.action === "forget");
  }

  /** What a plan makes, and what it destroys; reads nothing if it makes none. */
  exchanged(type: string): { readonly made: readonly Block[]; readonly gone: readonly Block[] } {
    const made = this.of(type).filter(({ resource }) => resource.change?.action === "create");
    const existing = made.length === 0 ? [] : this.existing(type);
    return { made, gone: existing.filter(({ resource }) => resource.change?.action === "destroy") };
  }

  private asBlocks(resources: readonly Resource[]): readonly Block[] {
    return resources.map((resource) => new Block(resource, "", resource.arguments, this.resolver));
  }
}

/**
 * Sorted by address, so that of two clashing things the same one is reported, whatever their order in a plan or
 * configuration.
 */
function inOrder(resources: Resource[]): readonly Resource[] {
  return resources.sort((one, other) => (one.address < other.address ? -1 : one.address > other.address ? 1 : 0));
}

/** What surely stays comes before what a plan adds, since the later one of two clashing things is reported. */
function inOrderOfComing(resources: readonly Resource[]): readonly Resource[] {
  const stays = ({ change }: Resource) => change !== undefined && !isMade({ change });
  const staying = resources.filter(stays);
  return staying.length === 0 || staying.length === resources.length
    ? resources
    : [...staying, ...resources.filter((resource) => !stays(resource))];
}
