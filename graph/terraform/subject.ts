import type { Block } from "./block";
import type { Place, Resource } from "./resource";

/** Anything that rules judge. */
export interface Subject {
  /** The resource that it stands in. */
  readonly resource: Place;
  /** Further resources that share its fate, as the members of a group do. */
  readonly others?: readonly Place[];
  /** What it is known by, where that is a group of resources and no one of them. */
  readonly about?: string;
}

/** A whole resource, in the field's words. */
export interface ResourceSubject extends Subject {
  readonly resource: Resource;
}

/** One that reads its words from the resource's arguments. */
export abstract class BlockSubject implements ResourceSubject {
  constructor(protected readonly block: Block) {}

  get resource(): Resource {
    return this.block.resource;
  }
}
