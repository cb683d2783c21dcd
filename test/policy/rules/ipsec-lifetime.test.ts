import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IKE = `${TUNNEL_2}/tunnel_ike_config/ike_lifetime`;
const IPSEC = `${TUNNEL_2}/tunnel_ipsec_config/ipsec_lifetime`;
const message = "phase 2 lives longer (28801 s) than phase 1 (28800 s)";
const finding = { at: "tunnels.2.ipsec.ipsec_lifetime", message, fault: "28801" };

testRule("ipsec-lifetime", {
  passes: {
    "a shorter phase 2": good,
    "phases of one length": patch(good, IPSEC, 28_800),
    "a phase 1 of 0 seconds, which another rule reports": patch(good, IKE, 0),
    "no lifetime at all": changed(good, { [IKE]: undefined, [IPSEC]: undefined }),
  },
  finds: {
    "a longer phase 2": { in: patch(good, IPSEC, 28_801), findings: [{ ...finding, address: at(CONNECTION) }] },
    "a longer phase 2 written as text": { in: patch(good, IPSEC, "28801"), findings: [finding] },
    "a longer phase 2 on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ipsec_config/0/ipsec_lifetime`, 28_801),
      findings: [{ ...finding, at: "tunnels.1.ipsec.ipsec_lifetime", address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "a phase 1 that is left to the cloud": {
      in: patch(good, IKE, undefined),
      because: "tunnels.2.ike.ike_lifetime is left to the cloud",
    },
    "a phase 2 that is left to the cloud": {
      in: patch(good, IPSEC, undefined),
      because: "tunnels.2.ipsec.ipsec_lifetime is left to the cloud",
    },
    "a phase 1 that is not known yet": patch(good, IKE, UNKNOWN),
  },
});
