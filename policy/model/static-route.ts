import { ResourceSubject } from "./subject";

/** `alicloud_vpn_gateway_vco_route`: a static route of a connection. */
export class StaticRoute extends ResourceSubject {
  readonly connectionId = this.block.text("vpn_connection_id");
  readonly destination = this.block.text("route_dest");
}
