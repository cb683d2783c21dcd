import type { Block } from "./block";
import type { Connection } from "./connection";
import type { ResourceGraph } from "./graph";
import { ResourceSubject } from "./subject";
import { type Identity, Undecided } from "./value";

/** `alicloud_cen_transit_router_vpn_attachment`: a connection on a transit router. */
export class Attachment extends ResourceSubject {
  readonly vpnId = this.block.text("vpn_id");
  readonly transitRouterId = this.block.text("transit_router_id");
  readonly name = this.block.text("transit_router_vpn_attachment_name");
  readonly description = this.block.text("transit_router_attachment_description");
  readonly tags = this.block.textsByKey("tags");

  constructor(
    block: Block,
    private readonly graph: ResourceGraph,
  ) {
    super(block);
  }

  /** The connection; undefined when it is in none of the stacks. */
  connection(): Connection | undefined {
    return this.graph.connection(this.vpnId.target());
  }

  /** Ends the check as undecided when it is not given: the provider then takes the one of the CEN instance. */
  transitRouter(): Identity {
    if (this.transitRouterId.isGiven()) return this.transitRouterId.identity();
    throw new Undecided("transit_router_id is not given", this.transitRouterId.argument);
  }

  /** Zones, which belong to the single-tunnel form. */
  zones(): readonly Block[] {
    return this.block.blocks("zone");
  }

  hasAssociation(): boolean {
    return this.graph.associations().someOf(this.resource);
  }

  hasPropagation(): boolean {
    return this.graph.propagations().someOf(this.resource);
  }
}

/** `alicloud_cen_transit_router_route_table_association` or `…_propagation`: an attachment and a route table. */
export class RouteTableLink extends ResourceSubject {
  readonly attachmentId = this.block.text("transit_router_attachment_id");
}
