import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IP = `${TUNNEL_2}/tunnel_bgp_config/local_bgp_ip`;
const CIDR = `${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`;
const finding = (ip: string) => ({
  at: "tunnels.2.bgp.local_bgp_ip",
  message: `${ip} is not a usable address of 169.254.10.4/30`,
});

testRule("local-bgp-ip", {
  passes: {
    "the lower address": good,
    "the higher address": patch(good, IP, "169.254.10.6"),
    "no address": patch(good, IP, undefined),
    "no inside CIDR": patch(good, CIDR, undefined),
    "a wrong inside CIDR, which another rule reports": patch(good, CIDR, "169.254.10.0/29"),
  },
  finds: {
    "the network address": { in: patch(good, IP, "169.254.10.4"), findings: [finding("169.254.10.4")] },
    "the broadcast address": {
      in: patch(good, IP, "169.254.10.7"),
      findings: [{ ...finding("169.254.10.7"), address: at(CONNECTION), fault: "169.254.10.7" }],
    },
    "a text that is no address": {
      in: patch(good, IP, "edge"),
      findings: [{ at: "tunnels.2.bgp.local_bgp_ip", message: "edge is not an IPv4 address" }],
    },
    "an address beside the inside CIDR on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_bgp_config`, {
        tunnel_cidr: "169.254.10.4/30",
        local_bgp_ip: "169.254.10.9",
      }),
      findings: [{ ...finding("169.254.10.9"), at: "tunnels.1.bgp.local_bgp_ip", address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "an address that is not known yet": patch(good, IP, UNKNOWN),
    "an inside CIDR that is not known yet": patch(good, CIDR, UNKNOWN),
  },
});
