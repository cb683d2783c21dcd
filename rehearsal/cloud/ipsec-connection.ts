import type { CloudObject, Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import { type Service } from "./service";
import { ensureVpnRole } from "./service-linked-role";
import { type Tunnel, type TunnelRequest, tunnel } from "./tunnel";
import { refuseUntakable } from "./tunnel-limits";

/** An IPsec connection on no VPN gateway (`alicloud_vpn_gateway_vpn_attachment`). */
export interface IpsecConnection {
  readonly network_type: string;
  /** `init`, or `attached` to a transit router. */
  readonly status: string;
  readonly enable_tunnels_bgp?: boolean;
  readonly tunnel_options_specification: Tunnel[];
}

interface IpsecConnectionRequest {
  readonly network_type?: string;
  readonly enable_tunnels_bgp?: boolean;
  readonly tunnel_options_specification?: readonly TunnelRequest[];
}

export const KIND = "alicloud_vpn_gateway_vpn_attachment";
const DEFAULTS = {
  network_type: "public",
  effect_immediately: false,
  enable_tunnels_bgp: false,
  tunnel_bandwidth: "Standard",
  resource_group_id: "rg-default",
  status: "init",
};

export const ipsecConnections: Service<IpsecConnection, IpsecConnectionRequest> = {
  create(world, realm, request) {
    // Single tunnels are of the time before.
    const sent = realm.past
      ? (request.tunnel_options_specification ?? [])
      : bothTunnels(request.tunnel_options_specification);
    if (!realm.past) refuseUntakable(world, realm, sent, request.enable_tunnels_bgp === true);
    const tunnels = sent.map((one) => tunnel(world, realm, one, Number(one.tunnel_index)));
    const fields = {
      ...DEFAULTS,
      ...request,
      create_time: String(Date.now()),
      tunnel_options_specification: tunnels,
    };
    ensureVpnRole(world.inventory, realm);
    return world.inventory.add(KIND, world.inventory.issue("vco"), realm, fields);
  },

  update(world, { realm, fields }, request) {
    const before = fields.tunnel_options_specification;
    const sent = request.tunnel_options_specification && bothTunnels(request.tunnel_options_specification);
    const same = (one: TunnelRequest) => before.find((other) => other.tunnel_index === one.tunnel_index);
    const bgp = request.enable_tunnels_bgp ?? fields.enable_tunnels_bgp ?? false;
    if (sent) refuseUntakable(world, realm, sent, bgp, same);
    const tunnels = sent?.map((one) => tunnel(world, realm, one, Number(one.tunnel_index), same(one)));
    Object.assign(fields, request, { tunnel_options_specification: tunnels ?? before });
  },

  remove(_, { id, fields }) {
    // The provider retries no code of this call; none is known for a connection that is still attached.
    if (fields.status !== "init") throw new Refusal("Sim.ConnectionAttached", `${id} is attached to a transit router.`);
  },
};

/** A connection that an attachment or a route names. */
export function ipsecConnection(inventory: Inventory, realm: Realm, id: string): CloudObject<IpsecConnection> {
  if (inventory.find("alicloud_vpn_connection", id)) {
    // "The connection must not be associated with any resource" (CreateTransitRouterVpnAttachment), and one on a VPN
    // gateway always is; the code is ours.
    throw new Refusal("Sim.ConnectionOnVpnGateway", `${id} is on a VPN gateway; a transit router cannot take it.`);
  }
  return inventory.reference(KIND, id, realm, () => ({ ...DEFAULTS, tunnel_options_specification: [] }));
}

/** Dual tunnel is enforced in all regions. Source of the code: the provider's test of the legacy arguments. */
function bothTunnels(sent: readonly TunnelRequest[] = []): readonly TunnelRequest[] {
  const indexes = sent.map((one) => one.tunnel_index).sort();
  if (indexes.join() === "1,2") return sent;
  throw new Refusal(
    "VpnConnection.InvalidCreateTunnelOptions",
    `A connection has tunnel 1 and tunnel 2; the request has ${indexes.join(" and ") || "none"}.`,
  );
}
