import type { Block } from "./block";
import type { Place, Resource } from "./resource";

/** Anything that rules judge. */
export interface Subject {
  /** The resource that it stands in. */
  readonly resource: Place;
  /** Further resources with the same result, such as the members of a group. */
  readonly others?: readonly Place[];
  /** Its name, if it is a group of resources. */
  readonly about?: string;
}

/** A whole resource, in the field's words. */
export interface ResourceSubject extends Subject {
  readonly resource: Resource;
}

/** A subject that reads its words from the resource's arguments. */
export abstract class BlockSubject implements ResourceSubject {
  constructor(protected readonly block: Block) {}

  get resource(): Resource {
    return this.block.resource;
  }
}
