import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, singleTunnel, TUNNEL_2, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const tunnel = (index: number): Json => ({ tunnel_index: index, customer_gateway_id: "cgw-abc123" });
const found = (indexes: readonly number[], message: string) => ({
  in: patch(good, TUNNELS, indexes.map(tunnel)),
  findings: [{ at: "tunnels", message, address: at(CONNECTION) }],
});

testRule("two-tunnels", {
  cannotBeWaived: true,
  passes: {
    "tunnels 1 and 2": good,
    "tunnels 2 and 1": patch(good, TUNNELS, [2, 1].map(tunnel)),
    "the single-tunnel form": singleTunnel({}),
  },
  finds: {
    "tunnel 0": {
      in: patch(good, `${TUNNEL_2}/tunnel_index`, 0),
      findings: [{ at: "tunnels", message: "the tunnels are 0, 1" }],
    },
    "one tunnel": found([1], "the connection has only tunnel 1"),
    "one tunnel twice": found([2, 2], "the tunnels are 2, 2"),
    "three tunnels": found([3, 1, 2], "the tunnels are 1, 2, 3"),
  },
  leavesOpen: {
    "tunnels that are not known yet": patch(good, TUNNELS, UNKNOWN),
    "a number that is not known yet": patch(good, `${TUNNEL_2}/tunnel_index`, UNKNOWN),
    "a dynamic block": {
      in: changed(good, {
        [TUNNELS]: undefined,
        [`${CONNECTION}/dynamic`]: { tunnel_options_specification: { for_each: [1, 2], content: {} } },
      }),
      as: ["synth"],
    },
  },
});
