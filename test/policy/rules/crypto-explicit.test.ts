import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const missing = (argument: string) => ({ at: `tunnels.2.${argument}`, message: `tunnels.2.${argument} is not given` });
const IKE = ["ike_auth_alg", "ike_enc_alg", "ike_lifetime", "ike_mode", "ike_pfs", "ike_version"];

testRule("crypto-explicit", {
  passes: { "all settings": good },
  finds: {
    "no group of perfect forward secrecy": {
      in: patch(good, `${TUNNEL_2}/tunnel_ipsec_config/ipsec_pfs`, undefined),
      findings: [{ ...missing("ipsec.ipsec_pfs"), address: at(CONNECTION) }],
    },
    "only a PSK in the IKE settings": {
      in: patch(good, `${TUNNEL_2}/tunnel_ike_config`, { psk: '${var.psks["shanghai/main/2"]}' }),
      findings: IKE.map((name) => missing(`ike.${name}`)),
    },
    "neither dead peer detection nor NAT traversal": {
      in: patch(patch(good, `${TUNNEL_2}/enable_dpd`, undefined), `${TUNNEL_2}/enable_nat_traversal`, undefined),
      findings: [missing("enable_dpd"), missing("enable_nat_traversal")],
    },
    "no version on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/ike_version`, undefined),
      findings: [
        { at: "tunnels.1.ike.ike_version", message: "tunnels.1.ike.ike_version is not given", address: at(OFFICE) },
      ],
    },
  },
  leavesOpen: { "a setting that is not known yet": patch(good, `${TUNNEL_2}/tunnel_ike_config/ike_pfs`, UNKNOWN) },
});
