import { insideCidrsProblem } from "../../domain/inside-cidr";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "inside-cidrs-distinct",
  level: "error",
  phases: EVERY_PHASE,
  title: "The tunnels of a connection have different inside CIDRs",
  why: "With one block for both, only one of the BGP sessions comes up.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "use a /30 that no other tunnel has, such as 169.254.10.8/30",
  subjects: (graph) => graph.connections(),
  check(connection) {
    // another rule reports further ones
    const [one, two] = connection.tunnels().map((tunnel) => tunnel.bgp.insideCidr);
    const problem = one && two && insideCidrsProblem(one.known(), two.known());
    return problem && { ...problem, at: two };
  },
  bad: hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_bgp_config { tunnel_cidr = "169.254.10.0/30" } # as tunnel 1
        }
      }`,
  good: hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_bgp_config { tunnel_cidr = "169.254.10.4/30" }
        }
      }`,
});
