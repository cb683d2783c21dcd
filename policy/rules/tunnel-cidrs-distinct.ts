import { overlaps, parseCidr } from "../../domain/ipv4";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "tunnel-cidrs-distinct",
  level: "error",
  title: "The tunnels of a connection have different inside CIDRs",
  why: "With one block for both, only one of the BGP sessions comes up.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "take a free block for one of them: cenvpn addresses",
  subjects: (graph) => graph.connections(),
  check(connection) {
    const cidrs = connection.tunnels().map((tunnel) => tunnel.bgp.tunnelCidr);
    const blocks = cidrs.map((cidr) => parseCidr(cidr.known()));
    const clash = blocks.findIndex((block, index) =>
      blocks.slice(0, index).some((other) => block && other && overlaps(block, other)),
    );
    const at = cidrs[clash];
    return (
      at && { what: `${at.known()} is the inside CIDR of another tunnel too`, allowed: "a /30 for each tunnel", at }
    );
  },
  bad: "insideCidr: 169.254.10.0/30 on both tunnels",
  good: "insideCidr: 169.254.10.0/30 on tunnel 1, 169.254.10.4/30 on tunnel 2",
});
