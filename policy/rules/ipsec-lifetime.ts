import { lifetimesProblem } from "../../domain/crypto";
import { API_VPC } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "ipsec-lifetime",
  level: "warning",
  phases: EVERY_PHASE,
  title: "The IPsec lifetime is not longer than the IKE lifetime",
  why: "When phase 1 ends first, some devices take phase 2 down with it.",
  source: API_VPC,
  fix: "crypto: strong (28800 and 3600)",
  terraformFix: "ike_lifetime = 28800 and ipsec_lifetime = 3600",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const [ike, ipsec] = [tunnel.crypto("ike.lifetime"), tunnel.crypto("ipsec.lifetime")];
    const missing = [ike, ipsec].filter((lifetime) => !lifetime.isGiven());
    // if both are missing, they have the same default
    if (missing.length === 1 && missing[0])
      throw new Undecided(`${missing[0].argument} is left to the cloud`, missing[0].argument);
    return ipsec.problem((seconds) => lifetimesProblem(Number(ike.known()), Number(seconds)));
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_lifetime = 3600 }
        tunnel_ipsec_config { ipsec_lifetime = 28800 }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_lifetime = 28800 }
        tunnel_ipsec_config { ipsec_lifetime = 3600 }
      }
    }`,
});
