import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const message = "the tunnel has no PSK";

testRule("key-given", {
  passes: {
    "a PSK for each tunnel": good,
    "a literal PSK, which another rule reports": patch(good, `${TUNNEL_2}/tunnel_ike_config/psk`, "a-key-in-the-text"),
  },
  finds: {
    "no key": {
      in: patch(good, `${TUNNEL_2}/tunnel_ike_config/psk`, undefined),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "no IKE block": {
      in: patch(good, `${TUNNEL_2}/tunnel_ike_config`, undefined),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "no PSK on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/psk`, undefined),
      findings: [{ at: "tunnels.1.ike.psk", message, address: at(OFFICE) }],
    },
  },
  leavesOpen: { "a block that is not known yet": patch(good, `${TUNNEL_2}/tunnel_ike_config`, UNKNOWN) },
});
