import { CRYPTO_SETTINGS } from "../../domain/crypto";
import { deviceSettingProblem } from "../../domain/device";
import { IOS_XE_WEAK_CRYPTO } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";
import { atProfile } from "./shared/far-end";

export default rule({
  id: "peer-crypto",
  level: "error",
  phases: EVERY_PHASE,
  title: "A device at the site supports what its tunnels use",
  why: "The negotiation fails with NO_PROPOSAL_CHOSEN, when everything else already exists.",
  source: IOS_XE_WEAK_CRYPTO,
  fix: "crypto: strong",
  terraformFix: "use settings that the device supports",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check(tunnel, { devices }) {
    return atProfile(tunnel, devices, (profile) => {
      return each(
        CRYPTO_SETTINGS.map((name) => ({ name, setting: tunnel.crypto(name) })),
        ({ name, setting }) => {
          if (!setting.isGiven()) throw new Undecided(`${setting.argument} is left to the cloud`, setting.argument);
          return setting.problem((value) => deviceSettingProblem(profile, name, value));
        },
      );
    });
  },
  bad: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: ios-xe}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_ike_config { ike_pfs = "group2" }
        }
      }`,
  ],
  good: [
    policyYaml`
      options:
        devices:
          203.0.113.11: {profile: ios-xe}`,
    hcl`
      resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
        ip_address = "203.0.113.11"
      }
      resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
        tunnel_options_specification {
          tunnel_index = 2
          tunnel_ike_config { ike_pfs = "group14" }
        }
      }`,
  ],
});
