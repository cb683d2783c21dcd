import { PSK_ALLOWED } from "../../domain/psk";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-characters",
  level: "error",
  refusedByCloud: true,
  phases: ["plan", "state"],
  title: `A PSK is ${PSK_ALLOWED}`,
  why: "The API refuses any other PSK, possibly after the customer gateways exist.",
  source: API_VPC,
  fix: "make a new one: cenvpn keys",
  terraformFix: "make a new one, of 32 random letters and digits",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: ({ pskFacts }) => pskFacts.problem(({ problem }) => problem),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = "not a PSK of one word" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = var.psks["shanghai/main/2"] }
      }
    }`,
});
