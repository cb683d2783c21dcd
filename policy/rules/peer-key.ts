import { refusedPsk } from "../../domain/device";
import { AWS_TUNNELS } from "../../domain/source";
import { hcl, policyYaml } from "../example";
import { rule } from "../rule";
import { atProfile } from "./shared/far-end";

export default rule({
  id: "peer-key",
  level: "warning",
  phases: ["plan", "state"],
  title: "A device at the site accepts the PSKs of its tunnels",
  why: "The tunnel does not come up: the device refuses the PSK, or reads a different one.",
  source: AWS_TUNNELS,
  fix: "make a new one: cenvpn keys",
  terraformFix: "make a new one, of 32 random letters and digits",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check(tunnel, { devices }) {
    return atProfile(tunnel, devices, (profile) => {
      // other rules report PSKs that the cloud refuses, and placeholders
      return tunnel.pskFacts.problem(({ problem, isPlaceholder, refusedBy }) =>
        problem === undefined && !isPlaceholder && refusedBy.includes(profile) ? refusedPsk(profile) : undefined,
      );
    });
  },
  bad: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: aws}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_ike_config { psk = "not-for-AWS-with-dashes" }
        }
      }`,
  ],
  good: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: aws}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_ike_config { psk = var.psks["shanghai/main/2"] }
        }
      }`,
  ],
});
