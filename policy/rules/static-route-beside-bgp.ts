import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "static-route-beside-bgp",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A connection has BGP or static routes, not both",
  why: "When the BGP session withdraws the network, the static route stays, and sends traffic into a tunnel that leads nowhere.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "let the site announce the network over BGP, or bgp: false",
  terraformFix: "let the site announce the network over BGP, or enable_tunnels_bgp = false",
  subjects: (graph) => graph.connections(),
  check: (connection) =>
    connection.hasBgp() && connection.hasStaticRoute()
      ? { what: "the connection has BGP and static routes", allowed: "one of them" }
      : undefined,
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
      enable_tunnels_bgp = true
    }
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "192.168.10.0/24"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
      enable_tunnels_bgp = false
    }
    resource "alicloud_vpn_gateway_vco_route" "chengdu" {
      vpn_connection_id = alicloud_vpn_gateway_vpn_attachment.chengdu__main.id
      route_dest        = "192.168.10.0/24"
    }`,
});
