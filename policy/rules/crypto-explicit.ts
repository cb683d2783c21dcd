import { CRYPTO_SETTINGS } from "../../domain/crypto";
import { API_VPC } from "../../domain/source";
import type { Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "crypto-explicit",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A tunnel's versions, algorithms, groups, lifetimes, DPD and NAT traversal are all given explicitly",
  why: "The defaults of API, provider and console contradict each other, and the provider sends false and 0 for missing settings.",
  source: API_VPC,
  fix: "give them all, as crypto: strong does",
  terraformFix: "give all of ike_*, ipsec_*, enable_dpd and enable_nat_traversal",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const settings: Value<unknown>[] = CRYPTO_SETTINGS.map((name) => tunnel.crypto(name));
    settings.push(tunnel.dpd, tunnel.natTraversal);
    return each(settings, (setting) =>
      setting.isWritten()
        ? undefined
        : { what: `${setting.argument} is not given`, allowed: "every setting", at: setting },
    );
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ipsec_config { ipsec_pfs = null }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ipsec_config { ipsec_pfs = "group14" }
      }
    }`,
});
