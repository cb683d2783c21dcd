import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { nameFrom } from "../../graph/terraform/resource";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { tunnelsByOwner } from "./shared/inside-cidrs";

export default rule({
  id: "inside-cidrs-per-customer-gateway",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Tunnels that end at one customer gateway have different inside CIDRs",
  why: "One device cannot have the same address on two tunnels: the BGP session of one of them stays down.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "use a free /30: cenvpn addresses lists the blocks in use",
  terraformFix: "use a /30 that no other tunnel has",
  subjects: (graph) => tunnelsByOwner(graph.tunnels(), (tunnel) => tunnel.customerGatewayId.identity()),
  check({ tunnel, twin, isAlone }) {
    const cidr = tunnel.bgp.insideCidr.known();
    if (isAlone) return undefined;
    tunnel.customerGatewayId.identity(); // ends the check if unknown
    if (!twin) return undefined;
    const what = `${cidr} is also an inside CIDR of ${nameFrom(tunnel.resource, twin.resource)} at the same customer gateway`;
    return { what, allowed: "a block of its own for each", at: tunnel.bgp.insideCidr, with: [twin.resource] };
  },
  bad: hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
        tunnel_options_specification {
          tunnel_index        = 2
          customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-2.id
          tunnel_bgp_config { tunnel_cidr = "169.254.10.4/30" } # as in shanghai__main
        }
      }`,
  good: hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
        tunnel_options_specification {
          tunnel_index        = 2
          customer_gateway_id = alicloud_vpn_customer_gateway.shanghai__edge-2.id
          tunnel_bgp_config { tunnel_cidr = "169.254.10.8/30" }
        }
      }`,
});
