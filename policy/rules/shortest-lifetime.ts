import { shortLifetimeProblem } from "../../domain/crypto";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "shortest-lifetime",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A lifetime is not 0, and not so short that tunnels renew all the time",
  why: "No documentation says what 0 means, and the provider sends 0 for a lifetime that is missing among other settings. With a short lifetime, renewals are frequent, and each failed renewal interrupts traffic.",
  source: API_VPC,
  fix: "lifetimes of 28800 (IKE) and 3600 (IPsec), as in crypto: strong",
  terraformFix: "ike_lifetime = 28800 and ipsec_lifetime = 3600",
  subjects: (graph) => graph.tunnels(),
  check: (tunnel, { shortestLifetime }) =>
    each(["ike.lifetime", "ipsec.lifetime"] as const, (setting) => {
      const lifetime = tunnel.crypto(setting);
      if (tunnel.isSentAsZero(setting)) {
        const problem = shortLifetimeProblem(0, shortestLifetime);
        const what = `${lifetime.argument} is not given, and the provider sends 0`;
        return problem && { ...problem, what, at: lifetime, fault: "0" };
      }
      return lifetime.problem((seconds) => shortLifetimeProblem(Number(seconds), shortestLifetime));
    }),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ipsec_config { ipsec_lifetime = 0 }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ipsec_config { ipsec_lifetime = 3600 }
      }
    }`,
});
