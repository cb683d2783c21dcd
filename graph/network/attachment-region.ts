import type { Place } from "../terraform/resource";
import type { ResourceSubject, Subject } from "../terraform/subject";
import { Undecided, type Value } from "../terraform/value";

/** The region in which a stack has attachments to transit routers, as one provider configuration says. */
export class AttachmentRegion implements Subject {
  /** The stack as a whole: nobody writes the region at a resource. */
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
  throw new Undecided(`${region.argument} is not given: it comes from where Terraform runs`, region.argument);
}
