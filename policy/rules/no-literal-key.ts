import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "no-literal-key",
  level: "error",
  phases: ["synth", "plan"],
  title: "A pre-shared key comes from a sensitive variable, never from the text",
  why: "Whoever reads the repository, the synthesized JSON or a build's log can open the tunnel.",
  source: PROVIDER,
  fix: "pass the key through a sensitive variable, and renew it: it is known by now",
  subjects: (graph) => graph.preSharedKeys(),
  check: ({ psk }) =>
    psk.or("reference") === "literal"
      ? { what: "the pre-shared key stands in the text", allowed: "a reference to a sensitive variable", at: psk }
      : undefined,
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = "Kq7vN2xR9tB4mW6z" }
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
