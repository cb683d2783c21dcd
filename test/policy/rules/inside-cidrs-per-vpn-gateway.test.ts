import { office, patch, stack, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, OFFICE, OFFICE_TUNNEL_1, OFFICE_TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const BRANCH = OFFICE.replace("office", "branch");
const BRANCH_2 = `${BRANCH}/tunnel_options_specification/1`;
const block = (cidr: string) => ({ tunnel_cidr: cidr });
/** Two connections on one VPN gateway. */
const two = (one: string, other: string) =>
  changed(stack(good, office("branch")), {
    [`${BRANCH_2}/tunnel_bgp_config`]: block(one),
    [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: block(other),
  });
const clash = two("169.254.20.0/30", "169.254.20.0/30");
const findings = [
  {
    at: "tunnels.2.bgp.tunnel_cidr",
    message: `169.254.20.0/30 is also an inside CIDR of ${at(BRANCH)} at the same VPN gateway`,
    address: at(OFFICE),
    with: [at(BRANCH)],
  },
];

testRule("inside-cidrs-per-vpn-gateway", {
  cannotBeWaived: true,
  passes: {
    "different blocks": two("169.254.20.0/30", "169.254.20.4/30"),
    "one block on two VPN gateways": patch(clash, `${BRANCH}/vpn_gateway_id`, "vpn-2"),
    "one block on a VPN gateway and on a transit router": changed(good, {
      [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: block("169.254.10.4/30"),
    }),
    "one block in two connections on a transit router": changed(good, {
      [`${CHENGDU}/tunnel_options_specification/1/tunnel_bgp_config`]: block("169.254.10.4/30"),
      [OFFICE]: undefined,
    }),
    "one block on both tunnels, which another rule reports": changed(good, {
      [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: block("169.254.20.0/30"),
      [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: block("169.254.20.0/30"),
    }),
  },
  finds: {
    "one block in two connections": { in: clash, findings },
    "a block around the other": {
      in: two("169.254.20.0/29", "169.254.20.4/30"),
      findings: [
        {
          at: "tunnels.2.bgp.tunnel_cidr",
          message: `169.254.20.4/30 is also an inside CIDR of ${at(BRANCH)} at the same VPN gateway`,
        },
      ],
    },
  },
  leavesOpen: {
    "a VPN gateway": patch(clash, `${OFFICE}/vpn_gateway_id`, UNKNOWN),
    "a block": patch(clash, `${OFFICE_TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`, UNKNOWN),
  },
});
