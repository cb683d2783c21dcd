import { API_VPC } from "../../domain/source";
import type { Tunnel, VpnGatewayConnection } from "../../graph/network/words";
import { nameFrom } from "../../graph/terraform/resource";
import { EVERY_PHASE, rule } from "../rule";
import { tunnelsByOwner } from "./shared/inside-cidrs";

export default rule({
  id: "inside-cidrs-per-vpn-gateway",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "Tunnels on one VPN gateway have different inside CIDRs",
  why: "The API wants them unique on a VPN gateway and refuses the second connection.",
  source: API_VPC,
  fix: "take a free /30: cenvpn addresses lists those in use",
  terraformFix: "take a /30 that no other tunnel uses",
  subjects: (graph) =>
    tunnelsByOwner(
      graph.tunnels().filter(({ connection }) => connection.endsOn === "VPN gateway"),
      gatewayOf,
    ),
  check({ tunnel, twin }) {
    const cidr = tunnel.bgp.insideCidr.known();
    gatewayOf(tunnel); // ends the check where it is not known
    if (!twin) return undefined;
    const what = `${cidr} is also an inside CIDR of ${nameFrom(tunnel.resource, twin.resource)} at the same VPN gateway`;
    return { what, allowed: "a block of its own for each", at: tunnel.bgp.insideCidr, with: [twin.resource] };
  },
  bad: "insideCidr: 169.254.10.0/30 in two connections with vpnGateway: vpn-abc123",
  good: "insideCidr: 169.254.10.0/30 in one connection with vpnGateway: vpn-abc123, 169.254.10.8/30 in the other",
});

function gatewayOf({ connection }: Tunnel) {
  return (connection as VpnGatewayConnection).vpnGatewayId.identity();
}
