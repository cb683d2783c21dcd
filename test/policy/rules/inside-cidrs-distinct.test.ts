import { patch, UNKNOWN } from "../fixtures";
import {
  at,
  CHENGDU,
  CONNECTION,
  changed,
  good,
  OFFICE,
  OFFICE_TUNNEL_1,
  OFFICE_TUNNEL_2,
  TUNNEL_1,
  TUNNEL_2,
  TUNNELS,
} from "../good";
import { testRule } from "../rule-test";

const CIDR_1 = `${TUNNEL_1}/tunnel_bgp_config/tunnel_cidr`;
const CIDR_2 = `${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`;
const both = (cidr: string) => ({
  at: "tunnels.2.bgp.tunnel_cidr",
  message: `${cidr} is the inside CIDR of both tunnels`,
});

testRule("inside-cidrs-distinct", {
  passes: {
    "a different block for each tunnel": good,
    "a block on one tunnel alone": patch(good, CIDR_2, undefined),
    "a block on the other tunnel alone": patch(good, CIDR_1, undefined),
    "an unknown block beside a tunnel without a block": changed(good, { [CIDR_1]: undefined, [CIDR_2]: UNKNOWN }),
    "one tunnel": patch(good, TUNNELS, [{ tunnel_index: 1, tunnel_bgp_config: { tunnel_cidr: "169.254.10.0/30" } }]),
    "one block in two connections": changed(good, {
      [`${CHENGDU}/tunnel_options_specification/0/tunnel_bgp_config`]: { tunnel_cidr: "169.254.10.0/30" },
    }),
    "a text that is no network": changed(good, { [CIDR_1]: "169.254.10.5/30", [CIDR_2]: "169.254.10.5/30" }),
  },
  finds: {
    "one block on both": {
      in: patch(good, CIDR_2, "169.254.10.0/30"),
      findings: [{ ...both("169.254.10.0/30"), address: at(CONNECTION) }],
    },
    "a block inside the other": {
      in: patch(good, CIDR_1, "169.254.10.0/29"),
      findings: [both("169.254.10.4/30")],
    },
    "one block on both tunnels on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: { tunnel_cidr: "169.254.20.0/30" },
        [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { tunnel_cidr: "169.254.20.0/30" },
      }),
      findings: [{ ...both("169.254.20.0/30"), address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "the first block": patch(good, CIDR_1, UNKNOWN),
    "the second block": patch(good, CIDR_2, UNKNOWN),
    "unknown tunnels": patch(good, TUNNELS, UNKNOWN),
  },
});
