import { type Json, patch, site, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, TUNNELS } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const beside = (block: string): Json => patch(good, `${CONNECTION}/${block}`, { psk: "PLANTED" });
const single = changed(good, { [TUNNELS]: undefined, [`${CONNECTION}/ike_config`]: { ike_version: "ikev1" } });
const address = at(CONNECTION);

testRule("legacy-single-tunnel", {
  passes: {
    "two tunnels": good,
    "a single tunnel that runs already": planOfChange(
      single,
      patch(single, `${CONNECTION}/local_subnet`, "10.0.0.0/8"),
    ),
    "a single tunnel in a state": stateOf(single),
  },
  finds: {
    "the single-tunnel form": {
      in: single,
      findings: [{ at: "ike_config", message: "ike_config belongs to the single-tunnel form", address }],
    },
    "a block of the single-tunnel form beside two tunnels": {
      in: beside("bgp_config"),
      findings: [{ at: "bgp_config", message: "bgp_config belongs to the single-tunnel form", address }],
    },
    "a connection without tunnels": {
      in: patch(good, TUNNELS, []),
      findings: [{ at: "tunnels", message: "the connection has no tunnels", address }],
    },
    "a new single tunnel in a plan": {
      in: planOfChange(site("chengdu"), single),
      findings: [{ at: "ike_config", message: "ike_config belongs to the single-tunnel form", address }],
    },
  },
  leavesOpen: { "tunnels that are not known yet": patch(good, TUNNELS, UNKNOWN) },
});
