import { pskStrengthProblem } from "../../domain/psk";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-strength",
  level: "warning",
  phases: ["plan", "state"],
  title: "A PSK is long, and has only characters that every device accepts",
  why: "An attacker can guess a short PSK from a recorded negotiation. Some devices change or refuse quotes, backslash, backtick and question mark; sources disagree about them.",
  source: API_VPC,
  fix: "make a new one: cenvpn keys",
  terraformFix: "make a new one, of 32 random letters and digits",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: ({ pskFacts }, { shortestKey }) => pskFacts.problem((facts) => pskStrengthProblem(facts, shortestKey)),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = "short" }
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
