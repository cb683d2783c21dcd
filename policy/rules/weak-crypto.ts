import { CRYPTO_SETTINGS, disallowedProblem } from "../../domain/crypto";
import { IOS_XE_WEAK_CRYPTO } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

const CHOICES = CRYPTO_SETTINGS.filter((setting) => !setting.endsWith("lifetime"));

export default rule({
  id: "weak-crypto",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A tunnel uses no weak version, mode, algorithm or group",
  why: "Attackers can break weak settings, and current devices refuse some of them: the tunnel stays down.",
  source: IOS_XE_WEAK_CRYPTO,
  fix: "crypto: strong",
  terraformFix: "use ikev2, main, aes256, sha256 and group14",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check(tunnel, { allowedCrypto }) {
    return each(CHOICES, (setting) => {
      const phase = setting.startsWith("ipsec") ? "IPsec" : "IKE";
      const choice = tunnel.crypto(setting);
      if (choice.isAbsent() && tunnel.resource.isNew !== false)
        throw new Undecided(`${choice.argument} is left to the cloud, which may choose a weak one`, choice.argument);
      const complaint = choice.problem((word) => disallowedProblem(String(word), allowedCrypto));
      return complaint && { ...complaint, what: `${phase}: ${complaint.what}` };
    });
  },
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_enc_alg = "des" }
      }
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      tunnel_options_specification {
        tunnel_index = 2
        tunnel_ike_config { ike_enc_alg = "aes256" }
      }
    }`,
});
