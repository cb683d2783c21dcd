import { judgeStack, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, singleTunnel, TUNNEL_2 } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const PSK = `${TUNNEL_2}/tunnel_ike_config/psk`;
const SHORT = "the PSK has fewer than 16 characters";
const UNWELCOME = "the PSK contains a character that not every device accepts";
const found = (psk: string, message: string) => ({
  in: patch(good, PSK, psk),
  findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
});

testRule(
  "key-strength",
  {
    passes: {
      "long PSKs": good,
      "a PSK of 16 characters": patch(good, PSK, "sixteen-letters!"),
      "every special character that all sources allow": patch(good, PSK, "aZ9~!@#$%^&*()_-+={}[]|;:,.<>/"),
      "the placeholder": { in: patch(good, PSK, "PLACEHOLDER-never-apply"), options: { shortestKey: 24 } },
      "a PSK that the cloud refuses, which another rule reports": patch(good, PSK, "a b"),
      "a short PSK that the team allows": { in: patch(good, PSK, "eight-ok"), options: { shortestKey: 8 } },
      "no PSK": patch(good, PSK, undefined),
    },
    finds: {
      "a PSK of 15 characters": found("fifteen-letters", SHORT),
      "a single quote": found("a-PSK-with-a-quote'", UNWELCOME),
      "a double quote": found('a-PSK-with-a-quote"', UNWELCOME),
      "a backslash": found("a-PSK-with-a-backslash\\", UNWELCOME),
      "a backtick": found("a-PSK-with-a-backtick`", UNWELCOME),
      "a question mark": found("a-PSK-with-a-question?", UNWELCOME),
      "a short PSK on a VPN gateway": {
        in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/psk`, "short"),
        findings: [{ at: "tunnels.1.ike.psk", message: SHORT, address: at(OFFICE) }],
      },
      "a short PSK in the single-tunnel form": {
        in: singleTunnel({ psk: "short" }),
        findings: [{ at: "ike_config.psk", message: SHORT, address: at(CONNECTION) }],
      },
    },
    leavesOpen: { "a PSK that is not known yet": patch(good, PSK, UNKNOWN) },
  },
  () => {
    test("repeats neither a PSK nor its length", () => {
      for (const psk of ["PLANTED-9", "PLANTED-with-a-quote'"]) {
        const judgement = JSON.stringify(judgeStack(planOf(patch(good, PSK, psk))));
        expect(judgement).toContain("key-strength");
        expect(judgement).not.toMatch(new RegExp(`PLANTED|${psk.length} characters`));
      }
    });
  },
);
