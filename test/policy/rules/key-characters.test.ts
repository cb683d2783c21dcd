import { judgeStack, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, singleTunnel, TUNNEL_2 } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const PSK = `${TUNNEL_2}/tunnel_ike_config/psk`;
const SPACE = "the PSK contains white space";
const found = (psk: string, message: string) => ({
  in: patch(good, PSK, psk),
  findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
});

testRule(
  "key-characters",
  {
    cannotBeWaived: true,
    passes: {
      "PSKs of letters and digits": good,
      "a PSK of one character": patch(good, PSK, "x"),
      "a PSK of 100 characters": patch(good, PSK, "x".repeat(100)),
      "quotes, a backtick, a backslash and a question mark": patch(good, PSK, "`'\"\\?"),
      "an empty PSK, which the provider does not send": patch(good, PSK, ""),
      "no PSK": patch(good, PSK, undefined),
    },
    finds: {
      "a space": found("a PSK", SPACE),
      "a tab at the end": found("a-PSK\t", SPACE),
      "101 characters": found("x".repeat(101), "the PSK has more than 100 characters"),
      "a letter beyond ASCII": found("größe", "the PSK contains a character that is not printable ASCII"),
      "a space on a VPN gateway": {
        in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/psk`, "a PSK"),
        findings: [{ at: "tunnels.1.ike.psk", message: SPACE, address: at(OFFICE) }],
      },
      "a space in the single-tunnel form": {
        in: singleTunnel({ psk: "a PSK" }),
        findings: [{ at: "ike_config.psk", message: SPACE, address: at(CONNECTION) }],
      },
    },
    leavesOpen: { "a PSK that is not known yet": patch(good, PSK, UNKNOWN) },
  },
  () => {
    test("repeats neither a PSK nor its length", () => {
      for (const psk of ["PLANTED PSK", "PLANTED-".repeat(13)]) {
        const judgement = JSON.stringify(judgeStack(planOf(patch(good, PSK, psk))));
        expect(judgement).toContain("key-characters");
        expect(judgement).not.toMatch(new RegExp(`PLANTED|${psk.length} characters`));
      }
    });
  },
);
