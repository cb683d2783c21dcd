import { PROVIDER } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "no-literal-key",
  level: "error",
  alsoOfImports: true,
  phases: ["synth", "plan"],
  title: "A PSK comes from a sensitive variable, never from the configuration itself",
  why: "Anyone who reads the repository, the synthesized JSON or a build's log can open the tunnel. Terraform prints a PSK from a variable that is not sensitive.",
  source: PROVIDER,
  fix: "make a new PSK, and pass it through a sensitive variable without a default",
  subjects: (graph) => graph.preSharedKeys(),
  check({ psk }) {
    const allowed = "a reference to a sensitive variable without a default";
    switch (psk.or("reference")) {
      case "literal":
        return { what: "the PSK stands in the configuration", allowed, at: psk };
      case "exposed": {
        const fix = "sensitive = true in the variable";
        return { what: "the PSK comes from a variable that is not sensitive", allowed, fix, level: "warning", at: psk };
      }
      default:
        return undefined;
    }
  },
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
