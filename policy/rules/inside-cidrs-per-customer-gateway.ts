import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { nameFrom } from "../../graph/terraform/resource";
import { EVERY_PHASE, rule } from "../rule";
import { tunnelsByOwner } from "./shared/inside-cidrs";

export default rule({
  id: "inside-cidrs-per-customer-gateway",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Tunnels that end at one customer gateway have different inside CIDRs",
  why: "One device cannot have the same address on two tunnels: the BGP session of one of them stays down.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "take a free /30: cenvpn addresses lists those in use",
  terraformFix: "take a /30 that no other tunnel uses",
  subjects: (graph) => tunnelsByOwner(graph.tunnels(), (tunnel) => tunnel.customerGatewayId.identity()),
  check({ tunnel, twin }) {
    const cidr = tunnel.bgp.insideCidr.known();
    tunnel.customerGatewayId.identity(); // ends the check where it is not known
    if (!twin) return undefined;
    const what = `${cidr} is also an inside CIDR of ${nameFrom(tunnel.resource, twin.resource)} at the same customer gateway`;
    return { what, allowed: "a block of its own for each", at: tunnel.bgp.insideCidr, with: [twin.resource] };
  },
  bad: "insideCidr: 169.254.10.0/30 in two connections to customer gateway edge",
  good: "insideCidr: 169.254.10.0/30 in one connection to customer gateway edge, 169.254.10.8/30 in the other",
});
