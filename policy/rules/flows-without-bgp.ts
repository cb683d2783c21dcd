import { routingProblem } from "../../domain/route";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "flows-without-bgp",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A connection has protected flows or BGP, not both",
  why: "The cloud accepts both, and the tunnels drop traffic to networks that BGP learns but the flows do not have.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "bgp: false, or routing: destination",
  terraformFix: "enable_tunnels_bgp = false, or local_subnet and remote_subnet of 0.0.0.0/0",
  subjects: (graph) => graph.connections(),
  check: (connection) => routingProblem(connection.hasProtectedFlows(), connection.hasBgp()),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      enable_tunnels_bgp = true
      local_subnet       = "172.16.0.0/16"
      remote_subnet      = "10.1.0.0/16"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      enable_tunnels_bgp = true
      local_subnet       = "0.0.0.0/0"
      remote_subnet      = "0.0.0.0/0"
    }`,
});
