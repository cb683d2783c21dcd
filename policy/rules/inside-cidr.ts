import { insideCidrProblem } from "../../domain/inside-cidr";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "inside-cidr",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A tunnel's inside CIDR is a /30 of 169.254.0.0/16 that the cloud does not reserve",
  why: "The API refuses any other block, after the customer gateways already exist.",
  source: API_VPC,
  fix: "use a /30 that no other tunnel has, such as 169.254.10.8/30",
  subjects: (graph) => graph.tunnels(),
  check: (tunnel) => tunnel.bgp.insideCidr.problem(insideCidrProblem),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_bgp_config { tunnel_cidr = "169.254.169.252/30" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 1
        tunnel_bgp_config { tunnel_cidr = "169.254.10.0/30" }
      }
    }`,
});
