import { network, overlaps, parseCidr } from "../../domain/ipv4";
import type { CloudObject } from "./inventory";
import { ipsecConnection } from "./ipsec-connection";
import { Refusal } from "./refusal";
import type { Service } from "./service";
import { type RouteTable, routeTable } from "./transit-router";
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

/** The table that forwards an attachment's traffic; there is one. */
export const associations = memberships("alicloud_cen_transit_router_route_table_association", { once: true });

/** A table that learns an attachment's routes. */
export const propagations = memberships("alicloud_cen_transit_router_route_table_propagation");

/** Static routes of an attached IPsec connection. */
export const staticRoutes: Service<StaticRoute, StaticRoute> = {
  create({ inventory }, realm, request) {
    const { id, found, fields } = ipsecConnection(inventory, realm, request.vpn_connection_id);
    // "Attached to a transit router first" (CreateVcoRouteEntry); the code is ours.
    if (!found && fields.status === "init")
      throw new Refusal("Sim.ConnectionNotAttached", `${id} is attached to no transit router.`);
    refuseUnroutable(request.route_dest);
    const routeId = [id, request.route_dest, request.next_hop, request.weight].join(":");
    // "The route must not exist yet" (CreateVcoRouteEntry); the code is ours.
    if (inventory.find("alicloud_vpn_gateway_vco_route", routeId))
      throw new Refusal("Sim.RouteExists", `${id} has a route to ${request.route_dest} already.`);
    return inventory.add("alicloud_vpn_gateway_vco_route", routeId, realm, { ...request, status: "published" });
  },
};

/** "Neither 0.0.0.0/0 nor a part of 100.64.0.0/10" (CreateVcoRouteEntry); the code is ours. */
function refuseUnroutable(destination: string): void {
  const block = parseCidr(destination);
  if (!block) throw new Refusal("Sim.RouteDestination", `${destination} is no network.`);
  if (block.length === 0 || overlaps(block, network("100.64.0.0/10")))
    throw new Refusal("Sim.RouteDestination", `A connection has no route to ${destination}.`);
}

function memberships(kind: string, { once = false } = {}): Service<Membership, Membership> {
  return {
    create({ inventory }, realm, request) {
      const { transit_router_attachment_id: attachment } = request;
      const table = routeTable(inventory, realm, request.transit_router_route_table_id);
      refuseStranger(table, transitRouterAttachment(inventory, realm, attachment));
      const twins = inventory
        .all<Membership>(kind)
        .filter(({ fields }) => fields.transit_router_attachment_id === attachment);
      // "One association per attachment" (AssociateTransitRouterAttachmentWithRouteTable); the codes are ours.
      if (once && twins[0])
        throw new Refusal("Sim.AttachmentAssociated", `${attachment} is in ${twins[0].id} already.`);
      const { transit_router_route_table_id } = table.fields;
      if (twins.some(({ fields }) => fields.transit_router_route_table_id === transit_router_route_table_id))
        throw new Refusal(
          "Sim.AttachmentPropagated",
          `${transit_router_route_table_id} learns from ${attachment} already.`,
        );
      const id = `${attachment}:${transit_router_route_table_id}`;
      return inventory.add(kind, id, realm, { ...request, status: "Active" });
    },
  };
}

/** A table serves attachments of its own transit router, where it is known. */
function refuseStranger(
  { fields: table }: CloudObject<RouteTable>,
  { id, fields: attachment }: ReturnType<typeof transitRouterAttachment>,
): void {
  const [one, other] = [table.transit_router_id, attachment.transit_router_id];
  if (one && other && one !== other)
    throw new Refusal(
      "Sim.OtherTransitRouter",
      `${table.transit_router_route_table_id} is of ${one}, ${id} of ${other}.`,
    );
}
