import { patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const networks = (count: number) => Array.from({ length: count }, (_, index) => `10.${index + 1}.0.0/24`);

testRule("networks-per-side", {
  passes: {
    "five networks at the site": patch(good, `${OFFICE}/remote_subnet`, networks(5)),
    "five networks in the cloud": patch(good, `${OFFICE}/local_subnet`, networks(5)),
  },
  finds: {
    "six networks at the site": {
      in: patch(good, `${OFFICE}/remote_subnet`, networks(6)),
      findings: [{ at: "remote_subnet", message: "there are 6 networks on this side", address: at(OFFICE) }],
    },
    "six networks in the cloud": {
      in: patch(good, `${OFFICE}/local_subnet`, networks(6)),
      findings: [{ at: "local_subnet", message: "there are 6 networks on this side", address: at(OFFICE) }],
    },
    "six networks of a connection on a transit router": {
      in: patch(good, `${CHENGDU}/remote_subnet`, networks(6).join(",")),
      findings: [{ at: "remote_subnet", message: "there are 6 networks on this side", address: at(CHENGDU) }],
    },
  },
  leavesOpen: { "networks that are not known yet": patch(good, `${OFFICE}/remote_subnet`, UNKNOWN) },
});
