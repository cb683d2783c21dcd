import type { Resource } from "../graph/terraform/resource";
import type { Stack } from "../graph/terraform/stack";

/** A managed resource before and after a plan, under its future address. */
export interface Pair {
  readonly before?: Resource;
  readonly after?: Resource;
  /** Either one, for what both have in common; the future one, if any. */
  readonly resource: Resource;
}

/** All of a stack, by address. */
export function pairsOf(existing: readonly Resource[], { resources }: Stack): readonly Pair[] {
  const before = new Map(existing.map((resource) => [resource.address, resource]));
  const after = resources.filter(({ mode }) => mode === "managed");
  const made = new Set(after.map(({ address }) => address));
  return [
    ...after.map((resource) => ({ before: before.get(resource.address), after: resource, resource })),
    ...existing.filter(({ address }) => !made.has(address)).map((resource) => ({ before: resource, resource })),
  ].toSorted(({ resource: one }, { resource: other }) => (one.address < other.address ? -1 : 1));
}
