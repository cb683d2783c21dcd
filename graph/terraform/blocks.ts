import { groupBy } from "../group-by";
import { onceFor } from "../once";
import { Block } from "./block";
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

  /** What there will be, as it will be; without a plan, what is written or there. */
  of(type: string): readonly Block[] {
    return this.asBlocks(this.byType.get(type) ?? []);
  }

  /** What is there now, as it is now; none where only the text is known. */
  readonly existing = onceFor((type: string) =>
    this.asBlocks(this.stacks.flatMap((stack) => stack.existing?.(type) ?? [])),
  );

  /** What a plan forgets: no stack has it any more, but the cloud has. */
  forgotten(type: string): readonly Block[] {
    return this.existing(type).filter(({ resource }) => resource.change?.action === "forget");
  }

  /** What a plan makes, and what it destroys; nothing is read where it makes none. */
  exchanged(type: string): { readonly made: readonly Block[]; readonly gone: readonly Block[] } {
    const made = this.of(type).filter(({ resource }) => resource.change?.action === "create");
    const existing = made.length === 0 ? [] : this.existing(type);
    return { made, gone: existing.filter(({ resource }) => resource.change?.action === "destroy") };
  }

  private asBlocks(resources: readonly Resource[]): readonly Block[] {
    return resources.map((resource) => new Block(resource, "", resource.arguments, this.resolver));
  }
}

/** By address: of two things that clash the same one is reported, in whatever order a plan or a text has them. */
function inOrder(resources: Resource[]): readonly Resource[] {
  return resources.sort((one, other) => (one.address < other.address ? -1 : one.address > other.address ? 1 : 0));
}

/** What surely stays comes before what a plan adds: of two things that clash the later one is reported. */
function inOrderOfComing(resources: readonly Resource[]): readonly Resource[] {
  const stays = ({ change }: Resource) => change !== undefined && change.action !== "create";
  const staying = resources.filter(stays);
  return staying.length === 0 || staying.length === resources.length
    ? resources
    : [...staying, ...resources.filter((resource) => !stays(resource))];
}
