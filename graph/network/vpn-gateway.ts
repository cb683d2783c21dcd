import { BlockSubject } from "../terraform/subject";
import { TYPE } from "../terraform/types";

/** `alicloud_vpn_gateway`: the end of connections that are on no transit router. */
export class VpnGateway extends BlockSubject {
  readonly networkType = this.block.text("network_type");
  /** On unless given. */
  readonly enableIpsec = this.block.flag("enable_ipsec");
  /** Whether the VPC learns what BGP learns. */
  readonly autoPropagate = this.block.flag("auto_propagate");
  /** A vSwitch for each of the two tunnels of its connections. */
  readonly vswitchIds = [this.block.text("vswitch_id"), this.block.text("disaster_recovery_vswitch_id")] as const;
}

/** `alicloud_vpn_route_entry` or `alicloud_vpn_pbr_route_entry`: a static route of a connection on a VPN gateway. */
export class VpnGatewayRoute extends BlockSubject {
  readonly vpnGatewayId = this.block.text("vpn_gateway_id");
  readonly destination = this.block.text("route_dest");
  /** Only a policy route has a source. */
  readonly source = this.resource.type === TYPE.vpnGatewayPolicyRoute ? this.block.text("route_source") : undefined;
  /** The connection. */
  readonly nextHop = this.block.text("next_hop");
  readonly weight = this.block.number("weight");
}
