import { API_VPC } from "../../domain/source";
import { TUNNELS } from "../../domain/tunnel";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "two-tunnels-on-vpn-gateway",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A dual-tunnel connection on a VPN gateway has exactly two tunnels, master first",
  why: "The API creates master and slave in one request and refuses any other number of tunnels.",
  source: API_VPC,
  fix: "describe the master, then the slave",
  subjects: (graph) => graph.vpnGatewayConnections(),
  check(connection) {
    const { length } = connection.tunnels();
    const isSingleTunnel = length === 0 && connection.customerGatewayId.isGiven();
    if (length === TUNNELS.length || isSingleTunnel) return undefined;
    const what = `there ${length === 1 ? "is 1 tunnel" : `are ${length} tunnels`}`;
    return { what, allowed: `${TUNNELS.length} tunnels`, at: { argument: "tunnels" } };
  },
  bad: hcl`
    resource "alicloud_vpn_connection" "branch__main" {
      vpn_gateway_id = "vpn-abc123"
      tunnel_options_specification { role = "master" }
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "branch__main" {
      vpn_gateway_id = "vpn-abc123"
      tunnel_options_specification { role = "master" }
      tunnel_options_specification { role = "slave" }
    }`,
});
