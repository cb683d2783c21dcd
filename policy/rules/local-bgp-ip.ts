import { localBgpIpProblem } from "../../domain/inside-cidr";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "local-bgp-ip",
  level: "error",
  phases: EVERY_PHASE,
  title: "The cloud's BGP address is one of the two usable addresses of the tunnel's inside CIDR",
  why: "With any other address the BGP session does not come up.",
  source: API_VPC,
  fix: "use the lower of the two addresses",
  subjects: (graph) => graph.tunnels(),
  check: ({ bgp }) => bgp.localBgpIp.problem((ip) => localBgpIpProblem(ip, bgp.insideCidr.known())),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config {
          tunnel_cidr  = "169.254.10.4/30"
          local_bgp_ip = "169.254.10.7"
        }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config {
          tunnel_cidr  = "169.254.10.4/30"
          local_bgp_ip = "169.254.10.5"
        }
      }
    }`,
});
