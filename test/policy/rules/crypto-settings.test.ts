import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_2, singleTunnel, TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const GROUP = `${TUNNEL_2}/tunnel_ike_config/ike_pfs`;
const finding = {
  at: "tunnels.2.ike.ike_pfs",
  message: "group19 does not exist",
  address: at(CONNECTION),
  fault: "group19",
};
const found = (path: string, value: string | number, argument: string, message = `${value} does not exist`) => ({
  in: patch(good, `${TUNNEL_1}/${path}`, value),
  findings: [{ at: `tunnels.1.${argument}`, message }],
});

testRule("crypto-settings", {
  cannotBeWaived: "errors",
  passes: {
    "settings that the cloud knows": good,
    "a setting that is not given": patch(good, GROUP, undefined),
    "the lowest and the highest lifetime": changed(good, {
      [`${TUNNEL_1}/tunnel_ike_config/ike_lifetime`]: 86_400,
      [`${TUNNEL_1}/tunnel_ipsec_config/ipsec_lifetime`]: 0,
    }),
    "an empty value of an existing object, which the provider reads for a missing one": {
      in: patch(good, `${TUNNEL_2}/tunnel_ipsec_config/ipsec_pfs`, ""),
      as: ["state"],
    },
  },
  finds: {
    "a group that does not exist": { in: patch(good, GROUP, "group19"), findings: [finding] },
    "a version that does not exist": found("tunnel_ike_config/ike_version", "ikev3", "ike.ike_version"),
    "a mode that does not exist": found("tunnel_ike_config/ike_mode", "quick", "ike.ike_mode"),
    "a cipher that does not exist": found("tunnel_ike_config/ike_enc_alg", "aes-256-gcm", "ike.ike_enc_alg"),
    "a hash that does not exist": found("tunnel_ike_config/ike_auth_alg", "sha3", "ike.ike_auth_alg"),
    "a lifetime that is too long": found(
      "tunnel_ike_config/ike_lifetime",
      86_401,
      "ike.ike_lifetime",
      "a lifetime of 86401 seconds is not possible",
    ),
    "a cipher of phase 2 that does not exist": found(
      "tunnel_ipsec_config/ipsec_enc_alg",
      "aes128",
      "ipsec.ipsec_enc_alg",
    ),
    "a negative lifetime": found(
      "tunnel_ipsec_config/ipsec_lifetime",
      -1,
      "ipsec.ipsec_lifetime",
      "a lifetime of -1 seconds is not possible",
    ),
    "an empty text in the configuration": {
      in: patch(good, `${TUNNEL_2}/tunnel_ike_config/ike_enc_alg`, ""),
      as: ["synth", "plan"],
      findings: [{ at: "tunnels.2.ike.ike_enc_alg", message: "an empty text does not exist" }],
    },
    "a group that does not exist in the single-tunnel form": {
      in: singleTunnel({ ike_pfs: "group19" }),
      findings: [{ ...finding, at: "ike_config.ike_pfs" }],
    },
    "a cipher on a VPN gateway that may have become known": {
      in: patch(good, `${OFFICE_TUNNEL_2}/tunnel_ike_config/0/ike_enc_alg`, "aes-256-gcm"),
      findings: [
        {
          at: "tunnels.2.ike.ike_enc_alg",
          message: "aes-256-gcm is not a known value",
          address: at(OFFICE),
          level: "warning",
        },
      ],
    },
    "a lifetime on a VPN gateway that is too long": {
      in: patch(good, `${OFFICE_TUNNEL_2}/tunnel_ipsec_config/0/ipsec_lifetime`, 86_401),
      findings: [
        {
          at: "tunnels.2.ipsec.ipsec_lifetime",
          message: "a lifetime of 86401 seconds is not possible",
          address: at(OFFICE),
        },
      ],
    },
  },
  leavesOpen: { "a setting that is not known yet": patch(good, GROUP, UNKNOWN) },
});
