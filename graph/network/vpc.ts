import type { Resource } from "../terraform/resource";
import { ResourceSubject } from "../terraform/subject";
import { Undecided } from "../terraform/value";

export const VPC = "alicloud_vpc";
export const VPC_BLOCK = "alicloud_vpc_ipv4_cidr_block";
export const VSWITCH = "alicloud_vswitch";

/** A block of a VPC, or one of the networks that it is divided into: `alicloud_vswitch`. */
export class VpcNetwork extends ResourceSubject {
  readonly cidr = this.block.text(this.resource.type === VPC_BLOCK ? "secondary_cidr_block" : "cidr_block");

  /** Ends the check as undecided where the cloud chooses it, too. */
  knownCidr(): string {
    const { argument } = this.cidr;
    if (this.cidr.isAbsent()) throw new Undecided(`${argument} is not given: the cloud chooses it`, argument);
    return this.cidr.known();
  }

  /** The VPC; undefined when it is in none of the stacks. */
  vpc(): Resource | undefined {
    return this.resource.type === VPC ? this.resource : this.block.text("vpc_id").target();
  }
}
