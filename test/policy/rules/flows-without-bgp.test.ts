import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const message = "protected flows and BGP are both on";
const flows = changed(good, {
  [`${CONNECTION}/local_subnet`]: "172.16.0.0/16",
  [`${CONNECTION}/remote_subnet`]: "10.1.0.0/16",
});

testRule("flows-without-bgp", {
  passes: {
    "BGP without protected flows, and protected flows without BGP": good,
    "0.0.0.0/0 on one side, which another rule reports": patch(good, `${CONNECTION}/remote_subnet`, "10.1.0.0/16"),
  },
  finds: {
    "both on a VPN gateway": {
      in: patch(good, `${OFFICE}/enable_tunnels_bgp`, true),
      findings: [{ message, address: at(OFFICE) }],
    },
    "both on a transit router": { in: flows, findings: [{ message, address: at(CONNECTION) }] },
  },
  leavesOpen: {
    "whether BGP is on": patch(flows, `${CONNECTION}/enable_tunnels_bgp`, UNKNOWN),
    "networks that are not known yet": patch(good, `${CONNECTION}/remote_subnet`, UNKNOWN),
  },
});
