import { ipsecConnection } from "./ipsec-connection";
import type { Service } from "./service";
import { routeTable } from "./transit-router";
import { transitRouterAttachment } from "./transit-router-attachment";

interface Membership {
  readonly transit_router_attachment_id: string;
  readonly transit_router_route_table_id: string;
}

interface StaticRoute {
  readonly vpn_connection_id: string;
  readonly route_dest: string;
  readonly next_hop: string;
  readonly weight: number;
}

/** The table that forwards an attachment's traffic. */
export const associations = memberships("alicloud_cen_transit_router_route_table_association");

/** A table that learns an attachment's routes. */
export const propagations = memberships("alicloud_cen_transit_router_route_table_propagation");

/** Static routes of an attached IPsec connection. */
export const staticRoutes: Service<StaticRoute, StaticRoute> = {
  create({ inventory }, realm, request) {
    const { id } = ipsecConnection(inventory, realm, request.vpn_connection_id);
    const routeId = [id, request.route_dest, request.next_hop, request.weight].join(":");
    return inventory.add("alicloud_vpn_gateway_vco_route", routeId, realm, { ...request, status: "published" });
  },
};

function memberships(kind: string): Service<Membership, Membership> {
  return {
    create({ inventory }, realm, request) {
      const attachment = transitRouterAttachment(inventory, realm, request.transit_router_attachment_id);
      const table = routeTable(inventory, realm, request.transit_router_route_table_id);
      return inventory.add(kind, `${attachment.id}:${table.id}`, realm, { ...request, status: "Active" });
    },
  };
}
