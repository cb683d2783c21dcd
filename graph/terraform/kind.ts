import { once } from "../once";
import type { Block } from "./block";
import type { Blocks } from "./blocks";
import type { Resource } from "./resource";
import type { ResourceSubject } from "./subject";

/** All resources of one kind, each read once. */
export interface Kind<S extends ResourceSubject> {
  /** Resources as they will be; without a plan, as written or as they exist. */
  (): readonly S[];
  /** Resources as they are now; none if only the configuration is known. */
  existing(): readonly S[];
  /** Resources that a plan forgets: the cloud still has them, but no stack does. */
  forgotten(): readonly S[];
  /** Resources that the cloud will have: as they will be, and forgotten ones. */
  withForgotten(): readonly S[];
  /** A resource as one of this kind; undefined if it is of another kind. */
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
  const left = once(forgotten);
  const byResource = once(() => new Map<Resource | undefined, S>(planned().map((one) => [one.resource, one])));
  return Object.assign(() => planned(), {
    types,
    existing: once(existing),
    forgotten: left,
    withForgotten: () => [...planned(), ...left()],
    of: (resource: Resource | undefined) => byResource().get(resource),
  });
}
