import type { Place } from "../terraform/resource";
import type { ResourceSubject, Subject } from "../terraform/subject";
import { Undecided, type Value } from "../terraform/value";

/** A region in which a stack has attachments to transit routers, from one provider configuration. */
export class AttachmentRegion implements Subject {
  /** The whole stack, since resources do not name their region. */
  readonly resource: Place;

  constructor(
    readonly region: Value<string>,
    { resource }: ResourceSubject,
  ) {
    this.resource = { stack: resource.stack, instances: resource.instances };
  }
}

/** The region that a provider configuration names. Ends the check as undecided when it names none. */
export function namedRegion(region: Value<string>): string {
  if (region.isGiven() && region.known() !== "") return region.known();
  throw new Undecided(`${region.argument} is not given: the environment of Terraform decides`, region.argument);
}
