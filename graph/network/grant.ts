import { BlockSubject } from "../terraform/subject";

/** `alicloud_cen_transit_router_grant_attachment`: permission to attach a connection of another account. */
export class Grant extends BlockSubject {
  /** The connection. */
  readonly instanceId = this.block.text("instance_id");
  readonly cenId = this.block.text("cen_id");
  /** `VPN` for a connection. */
  readonly instanceType = this.block.text("instance_type");
}
