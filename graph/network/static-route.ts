import type { Block } from "../terraform/block";
import { ResourceSubject } from "../terraform/subject";
import type { Connection } from "./connection";
import type { ResourceGraph } from "./graph";

/** `alicloud_vpn_gateway_vco_route`: a static route of a connection. */
export class StaticRoute extends ResourceSubject {
  readonly connectionId = this.block.text("vpn_connection_id");
  readonly nextHop = this.block.text("next_hop");
  readonly weight = this.block.number("weight");
  /** How long Terraform waits, by operation, as `30m`. */
  readonly timeouts = this.block.textsByKey("timeouts");
  readonly destination = this.block.text("route_dest");

  constructor(
    block: Block,
    private readonly graph: ResourceGraph,
  ) {
    super(block);
  }

  /** Ends the check when none is given, and as undecided when it is in none of the stacks. */
  connection(): Connection {
    return this.connectionId.among((resource) => this.graph.connection(resource), "connection");
  }
}
