import { BlockSubject } from "../terraform/subject";

/** `alicloud_cen_transit_router_route_table_association` or `…_propagation`: an attachment and a route table. */
export class RouteTableLink extends BlockSubject {
  readonly attachmentId = this.block.text("transit_router_attachment_id");
  readonly routeTableId = this.block.text("transit_router_route_table_id");
}

/** `alicloud_cen_transit_router_route_entry`: a static entry of a route table. */
export class RouteEntry extends BlockSubject {
  readonly routeTableId = this.block.text("transit_router_route_table_id");
  readonly destination = this.block.text("transit_router_route_entry_destination_cidr_block");
  readonly nextHopType = this.block.text("transit_router_route_entry_next_hop_type");
  readonly nextHopId = this.block.text("transit_router_route_entry_next_hop_id");
}
