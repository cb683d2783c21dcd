import { patch, UNKNOWN } from "../fixtures";
import { good, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const CIDR = `${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`;
const RESERVED = "169.254.169.252/30";

testRule("inside-cidr", {
  cannotBeWaived: true,
  passes: {
    "free blocks": good,
    "a tunnel without a block": patch(good, CIDR, undefined),
  },
  finds: {
    "a block that the cloud reserves": {
      in: patch(good, CIDR, RESERVED),
      findings: [{ at: "tunnels.2.bgp.tunnel_cidr", message: `${RESERVED} is reserved by the cloud` }],
    },
    "a block that the cloud reserves, on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_bgp_config`, { tunnel_cidr: RESERVED }),
      findings: [{ at: "tunnels.1.bgp.tunnel_cidr", message: `${RESERVED} is reserved by the cloud` }],
    },
  },
  leavesOpen: { "a block that is not known yet": patch(good, CIDR, UNKNOWN) },
});
