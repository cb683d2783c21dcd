import { ResourceSubject } from "./subject";

/** `alicloud_cen_transit_router_vbr_attachment`: an Express Connect line on a transit router. */
export class VbrAttachment extends ResourceSubject {
  readonly transitRouterId = this.block.text("transit_router_id");
}
