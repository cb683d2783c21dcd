import { asnProblem, reservedAsnProblem } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { asWarning, EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "local-asn",
  level: "error",
  phases: EVERY_PHASE,
  title: "The cloud's ASN in a tunnel is a valid ASN",
  why: "The API refuses an ASN out of range. It accepts an ASN that the RFCs reserve, but devices refuse such an ASN.",
  source: API_VPC,
  fix: "use 45104, the cloud's own, or a private one such as 64512",
  subjects: (graph) => graph.tunnels(),
  check: ({ bgp: { localAsn } }) => localAsn.problem(asnProblem) ?? asWarning(localAsn.problem(reservedAsnProblem)),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_asn = 0 }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_bgp_config { local_asn = 64512 }
      }
    }`,
});
