import { patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, ROUTE, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const BGP = `${CHENGDU}/enable_tunnels_bgp`;
const both = patch(good, BGP, true);
const findings = [{ message: "the connection has BGP and static routes", address: at(CHENGDU) }];

testRule("static-route-beside-bgp", {
  passes: {
    "one of the two each": good,
    "BGP alone": patch(both, ROUTE, undefined),
    neither: changed(good, { [ROUTE]: undefined, [BGP]: undefined }),
  },
  finds: {
    "BGP and a static route": { in: both, findings },
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
    "of which connection a route is": patch(both, `${ROUTE}/vpn_connection_id`, UNKNOWN),
  },
});
