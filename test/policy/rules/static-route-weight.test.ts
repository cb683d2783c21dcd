import { patch, UNKNOWN } from "../fixtures";
import { at, good, ROUTE } from "../good";
import { testRule } from "../rule-test";

const weight = (value: number | string | undefined) => patch(good, `${ROUTE}/weight`, value);
const finds = (value: number) => ({
  in: weight(value),
  findings: [{ at: "weight", message: `${value} is not a weight`, address: at(ROUTE), fault: String(value) }],
});

testRule("static-route-weight", {
  cannotBeWaived: true,
  passes: { "100": good, "0": weight(0), "100 as a text": weight("100"), "no weight given": weight(undefined) },
  finds: {
    "50": finds(50),
    "50 of a route entry on a VPN gateway": {
      in: patch(good, "resource/alicloud_vpn_route_entry/office", { route_dest: "10.9.0.0/16", weight: 50 }),
      findings: [{ at: "weight", message: "50 is not a weight", address: "alicloud_vpn_route_entry.office" }],
    },
    "more than 100": finds(101),
    "less than 0": finds(-1),
  },
  leavesOpen: { "what the weight will be": weight(UNKNOWN) },
});
