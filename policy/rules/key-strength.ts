import { pskStrengthProblem } from "../../domain/psk";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-strength",
  level: "warning",
  phases: ["plan", "state"],
  title: "A PSK is long, and of characters that every device takes",
  why: "A short PSK can be guessed from a recorded negotiation; sources disagree over quotes, backslash, backtick and question mark, so some devices change or refuse them.",
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
