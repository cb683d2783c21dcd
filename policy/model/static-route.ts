import { ResourceSubject } from "./subject";

/** `alicloud_vpn_gateway_vco_route`: a static route of a connection. */
export class StaticRoute extends ResourceSubject {
  readonly connectionId = this.block.text("vpn_connection_id");
  readonly nextHop = this.block.text("next_hop");
  readonly weight = this.block.number("weight");
  /** How long Terraform waits, by operation, as `30m`. */
  readonly timeouts = this.block.textsByKey("timeouts");
  readonly destination = this.block.text("route_dest");
}
