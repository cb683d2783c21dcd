import { judgeStack, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, EDGE_2, GATEWAY_2, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const PSK = `${TUNNEL_2}/tunnel_ike_config/psk`;
const devices = (profile: "aws" | "strongswan" | "ios-xe", address = EDGE_2) => ({
  devices: { [address]: { profile } },
});
const fitting = patch(good, PSK, "OfLettersAndDigits0123456789");
const dashes = patch(good, PSK, "of-letters-and-dashes");

testRule(
  "peer-key",
  {
    options: devices("aws"),
    passes: {
      "a PSK that the device takes": fitting,
      "a wrong PSK for the other tunnel's device": patch(fitting, PSK.replace("/1/", "/0/"), "of-letters-and-dashes"),
      "a PSK that this device accepts": { in: dashes, options: devices("strongswan") },
      "a PSK for a device that no file describes": { in: dashes, options: { devices: {} } },
      "a PSK that the cloud refuses, which another rule reports": patch(good, PSK, "a b"),
      "the placeholder": patch(good, PSK, "PLACEHOLDER-never-apply"),
    },
    finds: {
      "characters that the device does not accept": {
        in: dashes,
        findings: [
          {
            at: "tunnels.2.ike.psk",
            message: "AWS transit gateway does not accept the PSK",
            address: at(CONNECTION),
          },
        ],
      },
      "a PSK that is too short for the device": {
        in: patch(good, PSK, "Short1"),
        findings: [{ at: "tunnels.2.ike.psk", message: "AWS transit gateway does not accept the PSK" }],
      },
      "a PSK on a VPN gateway": {
        in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/psk`, "which?"),
        options: devices("ios-xe", "203.0.113.20"),
        findings: [
          {
            at: "tunnels.1.ike.psk",
            message: "Cisco IOS XE from 17.11.1 on does not accept the PSK",
            address: at(OFFICE),
          },
        ],
      },
    },
    leavesOpen: {
      "a PSK that is not known yet": patch(good, PSK, UNKNOWN),
      "a device that is not known yet": patch(dashes, `${GATEWAY_2}/ip_address`, UNKNOWN),
    },
  },
  () => {
    test("does not repeat the PSK", () => {
      const judgement = JSON.stringify(
        judgeStack(planOf(patch(good, PSK, "PLANTED-with-dashes")), { ruleOptions: devices("aws") }),
      );
      expect(judgement).toContain("peer-key");
      expect(judgement).not.toContain("PLANTED");
    });
  },
);
