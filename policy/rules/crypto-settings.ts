import { CRYPTO_SETTINGS, cryptoProblem } from "../../domain/crypto";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "crypto-settings",
  level: "error",
  refusedByCloud: true,
  phases: EVERY_PHASE,
  title: "A tunnel's versions, modes, algorithms, groups and lifetimes are ones that the cloud knows",
  why: "The provider or the API refuses any other, at the latest when the customer gateways already exist.",
  source: API_VPC,
  fix: "take one of those that are allowed",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: (tunnel) =>
    each(CRYPTO_SETTINGS, (setting) =>
      // empty is what a provider makes of a setting that is not given
      tunnel.crypto(setting).problem((value) => (value === "" ? undefined : cryptoProblem(setting, value))),
    ),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_pfs = "group19" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_pfs = "group14" }
      }
    }`,
});
