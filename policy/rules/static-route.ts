import { servicesProblem, staticRouteProblem } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "static-route",
  level: "error",
  phases: EVERY_PHASE,
  title:
    "A static route or protected flow leads to a network at the site: not to 0.0.0.0/0, and not into 100.64.0.0/10",
  why: "The API refuses a route to 0.0.0.0/0. A route into 100.64.0.0/10 cuts off the cloud's own services and breaks the negotiation. For protected flows the cloud writes the routes.",
  source: API_VPC,
  fix: "name a network at the site",
  subjects: (graph) => [
    ...graph.staticRoutes().map(({ resource, destination }) => ({
      resource,
      judged: () => destination.problem(staticRouteProblem),
    })),
    ...graph.connections().map(({ resource, remoteSubnet }) => ({
      resource,
      judged: () =>
        each(remoteSubnet.or([]), (network) => {
          const problem = servicesProblem(network);
          return problem && { ...problem, at: remoteSubnet, fault: network };
        }),
    })),
  ],
  check: ({ judged }) => judged(),
  bad: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "0.0.0.0/0"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "192.168.10.0/24"
    }`,
});
