import { PUBLIC_GATEWAYS } from "./gateway-addresses";
import { type Service } from "./service";
import { type Tunnel, type TunnelRequest, tunnel, withInternetIp } from "./tunnel";
import { vpnGateway } from "./vpn-gateway";

/** An IPsec connection on a VPN gateway (`alicloud_vpn_connection`). */
interface VpnGatewayConnection {
  readonly tunnel_options_specification: Tunnel[];
}

interface VpnGatewayConnectionRequest {
  readonly vpn_gateway_id: string;
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
    vpnGateway(inventory, realm, request.vpn_gateway_id);
    const sent = request.tunnel_options_specification ?? [];
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
    // A change names no customer gateway: tunnels keep theirs, and are told apart by their order.
    const tunnels = request.tunnel_options_specification?.map((sent, index) =>
      tunnel(world, realm, { ...sent, customer_gateway_id: undefined }, index + 1, before[index]),
    );
    Object.assign(fields, request, { tunnel_options_specification: tunnels ?? before });
  },

  remove({ gatewayAddresses }, { fields }) {
    for (const { internet_ip } of fields.tunnel_options_specification) gatewayAddresses.free(internet_ip);
  },
};
