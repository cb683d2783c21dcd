import { patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, OFFICE, ROUTE, reference, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const BGP = `${CHENGDU}/enable_tunnels_bgp`;
const both = patch(good, BGP, true);
const findings = [{ message: "the connection has BGP and static routes", address: at(CHENGDU) }];

testRule("static-route-beside-bgp", {
  passes: {
    "BGP or a static route, not both": good,
    "only BGP": patch(both, ROUTE, undefined),
    neither: changed(good, { [ROUTE]: undefined, [BGP]: undefined }),
  },
  finds: {
    "BGP and a static route": { in: both, findings },
    "BGP and a route entry on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE}/enable_tunnels_bgp`]: true,
        "resource/alicloud_vpn_route_entry/office": { next_hop: reference(OFFICE), route_dest: "10.9.0.0/16" },
      }),
      findings: [{ message: "the connection has BGP and static routes", address: at(OFFICE) }],
    },
    "BGP and a static route in the single-tunnel form": {
      in: changed(good, {
        [TUNNELS.replace("shanghai", "chengdu")]: undefined,
        [`${CHENGDU}/ike_config`]: { ike_version: "ikev2" },
        [`${CHENGDU}/bgp_config`]: { enable: true },
      }),
      findings,
    },
  },
  leavesOpen: {
    "whether BGP is on": patch(good, BGP, UNKNOWN),
    "the connection of a route": patch(both, `${ROUTE}/vpn_connection_id`, UNKNOWN),
  },
});
