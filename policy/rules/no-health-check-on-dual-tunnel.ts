import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "no-health-check-on-dual-tunnel",
  level: "error",
  phases: EVERY_PHASE,
  title: "A dual-tunnel connection has no health check",
  why: "Only the single-tunnel form has a health check: for two tunnels the cloud refuses or ignores it, and nothing watches the connection.",
  source: API_VPC,
  fix: "remove health_check_config; dead peer detection watches both tunnels",
  subjects: (graph) => graph.connections(),
  check(connection) {
    if (!connection.singleTunnelBlocks().includes("health_check_config") || connection.tunnels().length === 0)
      return undefined;
    const what = "the connection has two tunnels and a health check";
    return { what, allowed: "none", at: { argument: "health_check_config" } };
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      health_check_config {
        enable = true
        sip    = "172.16.0.1"
        dip    = "10.1.0.1"
      }
      tunnel_options_specification { tunnel_index = 1 }
      tunnel_options_specification { tunnel_index = 2 }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        enable_dpd   = true
      }
      tunnel_options_specification {
        tunnel_index = 2
        enable_dpd   = true
      }
    }`,
});
