import type { Resource } from "../terraform/resource";
import { BlockSubject } from "../terraform/subject";
import { TYPE } from "../terraform/types";
import { Undecided } from "../terraform/value";

/** A block of a VPC, or one of its subnets: `alicloud_vswitch`. */
export class VpcNetwork extends BlockSubject {
  readonly cidr = this.block.text(this.resource.type === TYPE.vpcBlock ? "secondary_cidr_block" : "cidr_block");

  /** Also ends the check as undecided if the cloud chooses it. */
  knownCidr(): string {
    const { argument } = this.cidr;
    if (this.cidr.isAbsent()) throw new Undecided(`${argument} is not given: the cloud chooses it`, argument);
    return this.cidr.known();
  }

  /** The VPC; undefined if no stack has it. */
  vpc(): Resource | undefined {
    return this.resource.type === TYPE.vpc ? this.resource : this.block.text("vpc_id").target();
  }
}
