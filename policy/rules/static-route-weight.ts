import { routeWeightProblem } from "../../domain/route";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "static-route-weight",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "The weight of a static route is 0 or 100",
  why: "The API refuses any other, and the deployment stops halfway.",
  source: API_VPC,
  fix: "weight = 100",
  subjects: (graph) => [...graph.staticRoutes(), ...graph.vpnGatewayRoutes()],
  check: ({ weight }) => weight.problem(routeWeightProblem),
  bad: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      weight            = 50
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      weight            = 100
    }`,
});
