import { flowRouteProblem } from "../../domain/route";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "static-route-beside-flows",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A static route does not repeat a protected flow of its connection",
  why: "The cloud writes the routes of protected flows itself: it refuses a second route, or leaves that route behind when the flow goes.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "remove the route",
  terraformFix: "remove the route; the one that the cloud writes stays",
  subjects: (graph) => graph.staticRoutes(),
  check(route) {
    const flows = route.connection().remoteSubnet.known();
    return route.destination.problem((destination) => flowRouteProblem(destination, flows));
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
      local_subnet  = "172.16.0.0/16"
      remote_subnet = "192.168.10.0/24"
    }
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "192.168.10.0/24"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
      local_subnet  = "172.16.0.0/16"
      remote_subnet = "192.168.10.0/24"
    }
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "192.168.11.0/24"
    }`,
});
