import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "key-given",
  level: "warning",
  phases: ["synth", "plan"],
  title: "Every tunnel has its PSK",
  why: "The cloud invents a PSK that the device does not have: the tunnel stays down until somebody looks it up.",
  source: API_VPC,
  fix: "give the PSK in a sensitive variable",
  subjects: (graph) => graph.tunnels(),
  check: ({ psk }) =>
    psk.isGiven()
      ? undefined
      : { what: "the tunnel has no PSK", allowed: "a reference to a sensitive variable", at: psk },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { psk = null }
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
