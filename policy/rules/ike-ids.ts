import { ikeIdProblem } from "../../domain/name";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "ike-ids",
  level: "error",
  phases: EVERY_PHASE,
  title: "An IKE identity is an address or a domain name without spaces",
  why: "The API documents no other form. After a pasted space, phase 1 fails although both ends look the same.",
  source: API_VPC,
  fix: "give an IPv4 address or a domain name of up to 100 characters",
  subjects: (graph) => graph.tunnels(),
  check: ({ localId, remoteId }) =>
    each([localId, remoteId], (id) =>
      id.isHidden() ? undefined : id.problem((text) => (text === "" ? undefined : ikeIdProblem(text))),
    ),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { remote_id = "edge 1 shanghai" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { remote_id = "edge-1.shanghai.example.com" }
      }
    }`,
});
