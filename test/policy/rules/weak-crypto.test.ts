import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_1, singleTunnel, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IKE = `${TUNNEL_2}/tunnel_ike_config`;
const IPSEC = `${TUNNEL_2}/tunnel_ipsec_config`;
const message = "IKE: 3des has 64-bit blocks; current devices refuse it";

testRule("weak-crypto", {
  passes: {
    "strong settings": good,
    "an invalid setting, which another rule reports": patch(good, `${IKE}/ike_pfs`, "group19"),
    "a lifetime that is not known yet": { in: patch(good, `${IKE}/ike_lifetime`, UNKNOWN), as: ["synth", "plan"] },
    "a weak setting that the team allows": {
      in: patch(good, `${IPSEC}/ipsec_auth_alg`, "sha1"),
      options: { allowedCrypto: ["ikev2", "main", "aes256", "sha256", "group14", "sha1"] },
    },
  },
  finds: {
    "a weak cipher": {
      in: patch(good, `${IKE}/ike_enc_alg`, "3des"),
      findings: [{ at: "tunnels.2.ike.ike_enc_alg", message, address: at(CONNECTION), fault: "3des" }],
    },
    "each weak setting": {
      in: changed(good, { [`${IKE}/ike_version`]: "ikev1", [`${IPSEC}/ipsec_pfs`]: "disabled" }),
      findings: [
        {
          at: "tunnels.2.ike.ike_version",
          message: "IKE: ikev1 cannot carry several networks; ikev2 replaces it",
        },
        {
          at: "tunnels.2.ipsec.ipsec_pfs",
          message: "IPsec: disabled lets a leaked key decrypt past traffic",
        },
      ],
    },
    "a setting that the team does not allow": {
      in: patch(good, `${IKE}/ike_auth_alg`, "sha384"),
      options: { allowedCrypto: ["ikev2", "main", "aes256", "sha256", "group14"] },
      findings: [{ at: "tunnels.2.ike.ike_auth_alg", message: "IKE: your policy does not allow sha384" }],
    },
    "a weak cipher on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/ike_enc_alg`, "3des"),
      findings: [{ at: "tunnels.1.ike.ike_enc_alg", message, address: at(OFFICE) }],
    },
    "a weak cipher in the single-tunnel form": {
      in: singleTunnel({ ike_enc_alg: "3des" }),
      findings: [{ at: "ike_config.ike_enc_alg", message, address: at(CONNECTION) }],
    },
  },
  leavesOpen: {
    "a setting that is not known yet": patch(good, `${IKE}/ike_pfs`, UNKNOWN),
    "a setting that is left to the cloud": {
      in: patch(good, `${IPSEC}/ipsec_pfs`, undefined),
      because: "tunnels.2.ipsec.ipsec_pfs is left to the cloud",
    },
  },
});
