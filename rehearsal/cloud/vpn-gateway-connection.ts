import { PUBLIC_GATEWAYS } from "./gateway-addresses";
import { Refusal } from "./refusal";
import { type Service } from "./service";
import { type Tunnel, type TunnelRequest, tunnel, withInternetIp } from "./tunnel";
import { refuseUntakable } from "./tunnel-limits";
import { vpnGateway } from "./vpn-gateway";

/** An IPsec connection on a VPN gateway (`alicloud_vpn_connection`). */
interface VpnGatewayConnection {
  readonly enable_tunnels_bgp?: boolean;
  readonly tunnel_options_specification: Tunnel[];
}

interface VpnGatewayConnectionRequest {
  readonly vpn_gateway_id: string;
  readonly enable_tunnels_bgp?: boolean;
  readonly tunnel_options_specification?: readonly TunnelRequest[];
}

const DEFAULTS = {
  effect_immediately: false,
  enable_tunnels_bgp: false,
  resource_group_id: "rg-default",
  status: "ike_sa_not_established",
};

export const vpnGatewayConnections: Service<VpnGatewayConnection, VpnGatewayConnectionRequest> = {
  create(world, realm, request) {
    const { inventory, gatewayAddresses } = world;
    const gateway = vpnGateway(inventory, realm, request.vpn_gateway_id);
    // "Enable IPsec-VPN for the gateway first" (CreateVpnConnection); the code is ours.
    if (gateway.fields.enable_ipsec === false)
      throw new Refusal("Sim.GatewayWithoutIpsec", `IPsec-VPN is off on ${gateway.id}.`);
    const sent = request.tunnel_options_specification ?? [];
    if (!realm.past) refuseUntakable(world, realm, sent, request.enable_tunnels_bgp === true);
    const tunnels = sent.map((one, index) => tunnel(world, realm, one, index + 1));
    const gateways = gatewayAddresses.take([PUBLIC_GATEWAYS], sent.length) ?? [];
    return inventory.add("alicloud_vpn_connection", inventory.issue("vco"), realm, {
      ...DEFAULTS,
      ...request,
      create_time: Date.now(),
      tunnel_options_specification: tunnels.map((one, index) => withInternetIp(one, gateways[index] ?? "")),
    });
  },

  update(world, { realm, fields }, request) {
    // The provider plans a change of enable_tunnels_bgp but makes no call when nothing else changes.
    if (Object.keys(request).join() === "enable_tunnels_bgp") return;
    const before = fields.tunnel_options_specification;
    const bgp = request.enable_tunnels_bgp ?? fields.enable_tunnels_bgp ?? false;
    const same = (_: TunnelRequest, index: number) => before[index];
    const withoutGateway = request.tunnel_options_specification?.map((one) => ({
      ...one,
      customer_gateway_id: undefined,
    }));
    if (withoutGateway) refuseUntakable(world, realm, withoutGateway, bgp, same);
    // A change names no customer gateway: tunnels keep theirs, and are told apart by their order.
    const tunnels = withoutGateway?.map((sent, index) => tunnel(world, realm, sent, index + 1, before[index]));
    Object.assign(fields, request, { tunnel_options_specification: tunnels ?? before });
  },

  remove({ gatewayAddresses }, { fields }) {
    for (const { internet_ip } of fields.tunnel_options_specification) gatewayAddresses.free(internet_ip);
  },
};
