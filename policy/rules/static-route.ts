import { staticRouteProblem } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "static-route",
  level: "error",
  phases: EVERY_PHASE,
  title: "A static route leads to a network at the site, neither to 0.0.0.0/0 nor into 100.64.0.0/10",
  why: "The API refuses the first; the second cuts the cloud's own services off and breaks the negotiation.",
  source: API_VPC,
  fix: "name a network at the site",
  subjects: (graph) => graph.staticRoutes(),
  check: (route) => route.destination.problem(staticRouteProblem),
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
