import { CRYPTO_SETTINGS, cryptoProblem } from "../../domain/crypto";
import { PROVIDER } from "../../domain/source";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { asWarning, EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "crypto-settings",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  phases: EVERY_PHASE,
  title: "A tunnel's versions, modes, algorithms, groups and lifetimes are ones that the provider and the cloud know",
  why: "The provider refuses any other while it plans a connection for a transit router. On a VPN gateway the cloud refuses it, when the customer gateways already exist, unless the cloud has learned to take it.",
  source: PROVIDER,
  fix: "take an allowed value",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: (tunnel) =>
    each(CRYPTO_SETTINGS, (name) => {
      const setting = tunnel.crypto(name);
      const complaint = setting.problem((value) => cryptoProblem(name, value));
      // an empty text is what a provider makes of a setting that is not given
      if (complaint && setting.ifKnown() === "" && ifDecided(() => setting.isWritten()) !== true) return undefined;
      const isChecked = tunnel.connection.endsOn === "transit router" || name.endsWith("lifetime");
      return isChecked || !complaint
        ? complaint
        : asWarning({ ...complaint, what: `${setting.known()} is none that is known` });
    }),
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
