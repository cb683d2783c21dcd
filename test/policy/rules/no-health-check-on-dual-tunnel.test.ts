import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const health = { enable: true, sip: "172.16.0.1", dip: "10.1.0.1" };
const withCheck = (path: string) => patch(good, `${path}/health_check_config`, health);
const finding = {
  at: "health_check_config",
  message: "the connection has two tunnels and a health check",
};

testRule("no-health-check-on-dual-tunnel", {
  passes: {
    "two tunnels without a health check": good,
    "a health check in the single-tunnel form": changed(withCheck(CONNECTION), {
      [TUNNELS]: undefined,
      [`${CONNECTION}/ike_config`]: { ike_version: "ikev2" },
    }),
    "another block of that form": patch(good, `${CONNECTION}/ike_config`, { ike_version: "ikev2" }),
  },
  finds: {
    "a health check beside two tunnels": {
      in: withCheck(CONNECTION),
      findings: [{ ...finding, address: at(CONNECTION) }],
    },
    "a health check on a VPN gateway": { in: withCheck(OFFICE), findings: [{ ...finding, address: at(OFFICE) }] },
  },
  leavesOpen: {
    "whether the connection has a health check": patch(good, `${CONNECTION}/health_check_config`, UNKNOWN),
    "the number of tunnels": patch(withCheck(CONNECTION), TUNNELS, UNKNOWN),
  },
});
