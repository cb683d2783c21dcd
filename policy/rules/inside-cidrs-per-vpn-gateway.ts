import { API_VPC } from "../../domain/source";
import type { Tunnel, VpnGatewayConnection } from "../../graph/network/words";
import { nameFrom } from "../../graph/terraform/resource";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { tunnelsByOwner } from "./shared/inside-cidrs";

export default rule({
  id: "inside-cidrs-per-vpn-gateway",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "Tunnels on one VPN gateway have different inside CIDRs",
  why: "The API wants inside CIDRs to be unique on a VPN gateway, and refuses the second connection.",
  source: API_VPC,
  fix: "use a free /30: cenvpn addresses lists the blocks in use",
  terraformFix: "use a /30 that no other tunnel has",
  subjects: (graph) =>
    tunnelsByOwner(
      graph.tunnels().filter(({ connection }) => connection.endsOn === "VPN gateway"),
      gatewayOf,
    ),
  check({ tunnel, twin, isAlone }) {
    const cidr = tunnel.bgp.insideCidr.known();
    if (isAlone) return undefined;
    gatewayOf(tunnel); // ends the check if unknown
    if (!twin) return undefined;
    const what = `${cidr} is also an inside CIDR of ${nameFrom(tunnel.resource, twin.resource)} at the same VPN gateway`;
    return { what, allowed: "a block of its own for each", at: tunnel.bgp.insideCidr, with: [twin.resource] };
  },
  bad: hcl`
      resource "alicloud_vpn_connection" "office__main" {
        tunnel_options_specification {
          role = "master"
          tunnel_bgp_config { tunnel_cidr = "169.254.20.0/30" }
        }
      }
      resource "alicloud_vpn_connection" "branch__main" {
        vpn_gateway_id = "vpn-1" # as office__main
        tunnel_options_specification {
          role = "master"
          tunnel_bgp_config { tunnel_cidr = "169.254.20.0/30" }
        }
      }`,
  good: hcl`
      resource "alicloud_vpn_connection" "office__main" {
        tunnel_options_specification {
          role = "master"
          tunnel_bgp_config { tunnel_cidr = "169.254.20.0/30" }
        }
      }
      resource "alicloud_vpn_connection" "branch__main" {
        vpn_gateway_id = "vpn-1" # as office__main
        tunnel_options_specification {
          role = "master"
          tunnel_bgp_config { tunnel_cidr = "169.254.20.4/30" }
        }
      }`,
});

function gatewayOf({ connection }: Tunnel) {
  return (connection as VpnGatewayConnection).vpnGatewayId.identity();
}
