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
  title: "The provider and the cloud know a tunnel's versions, modes, algorithms, groups and lifetimes",
  why: "For a connection on a transit router, the provider refuses any other value at plan. On a VPN gateway the cloud refuses it when the customer gateways already exist, unless the cloud accepts the value by now.",
  source: PROVIDER,
  fix: "use an allowed value",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: (tunnel) =>
    each(CRYPTO_SETTINGS, (name) => {
      const setting = tunnel.crypto(name);
      const complaint = setting.problem((value) => cryptoProblem(name, value));
      // the provider writes an empty text for a missing setting
      if (complaint && setting.ifKnown() === "" && ifDecided(() => setting.isWritten()) !== true) return undefined;
      const isChecked = tunnel.connection.endsOn === "transit router" || name.endsWith("lifetime");
      return isChecked || !complaint
        ? complaint
        : asWarning({ ...complaint, what: `${setting.known()} is not a known value` });
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
