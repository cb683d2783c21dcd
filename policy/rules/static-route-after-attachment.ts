import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { each, rule } from "../rule";
import { madeAfterProblem } from "./shared/made-after";

export default rule({
  id: "static-route-after-attachment",
  level: "error",
  phases: ["synth", "plan"],
  title: "A static route waits until its connection is attached to the transit router",
  why: "Only an attached connection has routes. Terraform makes route and attachment at once, and the API refuses a route that happens to come first.",
  source: API_VPC,
  fix: "next_hop = alicloud_cen_transit_router_vpn_attachment.….vpn_id, or depends_on",
  subjects: (graph) =>
    graph
      .staticRoutes()
      .filter(({ resource }) => resource.isNew !== false)
      .map((route) => ({ resource: route.resource, route, graph })),
  check({ resource, route, graph }) {
    const connection = route.connectionId.target() ?? route.connectionId.known();
    if (!graph.attachmentsOf().someOf(connection) || !route.nextHop.isGiven()) return undefined;
    const attachments = graph.attachmentsOf().of(connection);
    return each(attachments, (attachment) => madeAfterProblem(graph, resource, attachment.resource, "route"));
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      next_hop          = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      next_hop          = alicloud_cen_transit_router_vpn_attachment.chengdu__main.vpn_id
    }`,
});
