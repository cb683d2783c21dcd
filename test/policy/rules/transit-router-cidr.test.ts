import { patch, UNKNOWN } from "../fixtures";
import { at, CIDR, good } from "../good";
import { testRule } from "../rule-test";

const cidr = (text: string | undefined) => patch(good, `${CIDR}/cidr`, text);
const finds = (text: string, message: string) => ({
  in: cidr(text),
  findings: [{ at: "cidr", message, address: at(CIDR), fault: text }],
});

testRule("transit-router-cidr", {
  cannotBeWaived: true,
  passes: {
    "a /24": good,
    "a /16": cidr("10.255.0.0/16"),
    "no CIDR": cidr(undefined),
  },
  finds: {
    "a /8": finds("10.0.0.0/8", "10.0.0.0/8 is a /8"),
    "a /15": finds("10.254.0.0/15", "10.254.0.0/15 is a /15"),
    "a /25": finds("10.255.0.0/25", "10.255.0.0/25 is a /25"),
    "a CIDR of the cloud's services": finds("100.64.0.0/16", "100.64.0.0/16 is in 100.64.0.0/10"),
    "a CIDR with host bits": finds("10.255.0.1/24", "10.255.0.1/24 has host bits set"),
  },
  leavesOpen: { "what a CIDR will be": cidr(UNKNOWN) },
});
