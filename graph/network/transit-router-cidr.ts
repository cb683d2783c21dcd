import { BlockSubject } from "../terraform/subject";

/** `alicloud_cen_transit_router_cidr`: a block from which tunnels get their gateway addresses. */
export class TransitRouterCidr extends BlockSubject {
  readonly transitRouterId = this.block.text("transit_router_id");
  readonly cidr = this.block.text("cidr");
}
