import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_2, TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const KEY_1 = `${TUNNEL_1}/tunnel_ike_config/psk`;
const KEY_2 = `${TUNNEL_2}/tunnel_ike_config/psk`;
const message = "both tunnels have the same pre-shared key";
const both = (key: string): Json => changed(good, { [KEY_1]: key, [KEY_2]: key });

testRule("key-per-tunnel", {
  passes: {
    "a key for each tunnel": good,
    "one placeholder for both tunnels": both("PLACEHOLDER-never-apply"),
    "a tunnel without a key": patch(good, KEY_2, undefined),
    "one key in two connections": patch(good, KEY_2, '${var.psks["office/main/1"]}'),
  },
  finds: {
    "one variable for both tunnels": {
      in: patch(good, KEY_2, '${var.psks["shanghai/main/1"]}'),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "one text for both tunnels": {
      in: both("a-key-that-stands-in-the-text"),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "one variable for both tunnels on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_2}/tunnel_ike_config/0/psk`, '${var.psks["office/main/1"]}'),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(OFFICE) }],
    },
  },
  leavesOpen: { "a key that is not known yet": patch(good, KEY_2, UNKNOWN) },
});
