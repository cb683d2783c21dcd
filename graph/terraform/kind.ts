import { once } from "../once";
import type { Block } from "./block";
import type { Blocks } from "./blocks";
import type { Resource } from "./resource";
import type { ResourceSubject } from "./subject";

/** All resources of one kind, each read once. */
export interface Kind<S extends ResourceSubject> {
  /** Those that there will be, as they will be; without a plan, what is written or there. */
  (): readonly S[];
  /** Those that are there now, as they are now; none where only the text is known. */
  existing(): readonly S[];
  /** Those that a plan forgets: no stack has them any more, but the cloud has. */
  forgotten(): readonly S[];
  /** What a resource is among those that there will be; undefined where it is of another kind. */
  of(resource: Resource | undefined): S | undefined;
  readonly types: readonly string[];
}

/** The kind of resources of some types. */
export function kindOf<S extends ResourceSubject>(
  blocks: Blocks,
  types: readonly string[],
  make: (block: Block) => S,
): Kind<S> {
  const read = (found: (type: string) => readonly Block[]) => () => types.flatMap(found).map(make);
  return kind(
    types,
    read((type) => blocks.of(type)),
    read((type) => blocks.existing(type)),
    read((type) => blocks.forgotten(type)),
  );
}

/** Several kinds as one. */
export function together<S extends ResourceSubject>(...kinds: readonly Kind<S>[]): Kind<S> {
  return kind(
    kinds.flatMap(({ types }) => types),
    () => kinds.flatMap((one) => one()),
    () => kinds.flatMap((one) => one.existing()),
    () => kinds.flatMap((one) => one.forgotten()),
  );
}

function kind<S extends ResourceSubject>(
  types: readonly string[],
  all: () => readonly S[],
  existing: () => readonly S[],
  forgotten: () => readonly S[],
): Kind<S> {
  const planned = once(all);
  const byResource = once(() => new Map<Resource | undefined, S>(planned().map((one) => [one.resource, one])));
  return Object.assign(() => planned(), {
    types,
    existing: once(existing),
    forgotten: once(forgotten),
    of: (resource: Resource | undefined) => byResource().get(resource),
  });
}
