import type { CloudObject, Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import type { Service } from "./service";

/** A VPN gateway (`alicloud_vpn_gateway`). */
interface VpnGateway {
  readonly enable_ipsec?: boolean;
  readonly network_type: string;
}

/** A route of a VPN gateway, told apart by what its id is made of. */
interface VpnGatewayRoute {
  readonly vpn_gateway_id: string;
  readonly next_hop: string;
  readonly route_source?: string;
  readonly route_dest: string;
  readonly publish_vpc: boolean;
}

const KIND = "alicloud_vpn_gateway";
const CONNECTION = "alicloud_vpn_connection";

/** What the provider plans a change of, and never sends. */
const NEVER_SENT = ["disaster_recovery_vswitch_id", "enable_ipsec", "enable_ssl"];

/** A gateway as the API makes one, for what a request leaves out. */
export const DEFAULTS = {
  network_type: "public",
  payment_type: "PayAsYouGo",
  enable_ipsec: true,
  enable_ssl: false,
  auto_propagate: false,
  vpn_type: "Normal",
  resource_group_id: "rg-default",
  status: "active",
  business_status: "Normal",
};

export const vpnGateways: Service<VpnGateway, VpnGateway> = {
  create: ({ inventory }, realm, request) =>
    inventory.add(KIND, inventory.issue("vpn"), realm, { ...DEFAULTS, ...request, create_time: Date.now() }),

  update(_, { fields }, request) {
    Object.assign(fields, Object.fromEntries(Object.entries(request).filter(([name]) => !NEVER_SENT.includes(name))));
  },

  remove({ inventory }, { id }) {
    const user = inventory
      .all<{ vpn_gateway_id: string }>(CONNECTION)
      .find(({ fields }) => fields.vpn_gateway_id === id);
    // That connections go first is in the vendor's documents, the code is not.
    if (user) throw new Refusal("Sim.VpnGatewayInUse", `${id} has the connection ${user.id}.`);
  },
};

/** A VPN gateway that a connection or a route names. */
export function vpnGateway(inventory: Inventory, realm: Realm, id: string): CloudObject<VpnGateway> {
  return inventory.reference(KIND, id, realm, () => ({ ...DEFAULTS }));
}

export const destinationRoutes = routes("alicloud_vpn_route_entry", ["vpn_gateway_id", "next_hop", "route_dest"]);
export const policyRoutes = routes("alicloud_vpn_pbr_route_entry", [
  "vpn_gateway_id",
  "next_hop",
  "route_source",
  "route_dest",
]);

function routes(kind: string, idParts: readonly (keyof VpnGatewayRoute)[]): Service<VpnGatewayRoute, VpnGatewayRoute> {
  return {
    create({ inventory }, realm, request) {
      const gateway = vpnGateway(inventory, realm, request.vpn_gateway_id);
      const connection = inventory.reference(CONNECTION, request.next_hop, realm, () => ({
        vpn_gateway_id: gateway.id,
      }));
      if (connection.fields.vpn_gateway_id !== gateway.id) {
        // "The next hop: an IPsec connection of the VPN gateway" (CreateVpnRouteEntry); the code is ours.
        throw new Refusal("Sim.ConnectionElsewhere", `${connection.id} is not on ${gateway.id}.`);
      }
      const id = idParts.map((part) => request[part]).join(":");
      return inventory.add(kind, id, realm, { ...request, status: status(request) });
    },

    update(_, { fields }, request) {
      Object.assign(fields, request, { status: status({ ...fields, ...request }) });
    },
  };
}

function status({ publish_vpc }: Pick<VpnGatewayRoute, "publish_vpc">): string {
  return publish_vpc ? "published" : "normal";
}
