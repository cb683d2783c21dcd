import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_2, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IKE = `${TUNNEL_2}/tunnel_ike_config/ike_lifetime`;
const IPSEC = `${TUNNEL_2}/tunnel_ipsec_config/ipsec_lifetime`;
const short = {
  at: "tunnels.2.ipsec.ipsec_lifetime",
  message: "a lifetime of 3599 seconds is short",
  level: "warning",
} as const;

testRule("shortest-lifetime", {
  passes: {
    "the shortest lifetime": patch(good, IPSEC, 3600),
    "a short lifetime that the team allows": { in: patch(good, IPSEC, 900), options: { shortestLifetime: 900 } },
    "an impossible lifetime, which another rule reports": patch(good, IPSEC, 86_401),
    "a missing block": patch(good, `${TUNNEL_2}/tunnel_ipsec_config`, undefined),
  },
  finds: {
    "a short lifetime of phase 2": { in: patch(good, IPSEC, 3599), findings: [{ ...short, fault: "3599" }] },
    "a short lifetime of phase 1": {
      in: patch(good, IKE, 60),
      findings: [{ at: "tunnels.2.ike.ike_lifetime", message: "a lifetime of 60 seconds is short", level: "warning" }],
    },
    "a lifetime of 0": {
      in: patch(good, IPSEC, 0),
      findings: [
        { at: "tunnels.2.ipsec.ipsec_lifetime", message: "a lifetime of 0 has no documented meaning", fault: "0" },
      ],
    },
    "no lifetime beside other settings": {
      in: patch(good, IKE, undefined),
      as: ["synth", "plan"],
      findings: [
        {
          at: "tunnels.2.ike.ike_lifetime",
          message: "tunnels.2.ike.ike_lifetime is not given, and the provider sends 0",
          address: at(CONNECTION),
          fault: "0",
        },
      ],
    },
    "a short lifetime on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_2}/tunnel_ipsec_config/0/ipsec_lifetime`, 3599),
      findings: [{ ...short, address: at(OFFICE) }],
    },
  },
  leavesOpen: { "a lifetime that is not known yet": patch(good, IKE, UNKNOWN) },
});
