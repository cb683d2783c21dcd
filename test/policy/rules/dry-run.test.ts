import { patch, UNKNOWN } from "../fixtures";
import { at, hub, ROUTER } from "../good";
import { testRule } from "../rule-test";

const tested = (value: unknown) => patch(hub, `${ROUTER}/dry_run`, value as never);

testRule("dry-run", {
  cannotBeWaived: true,
  passes: { "a transit router": hub, "one that is not only tested": tested(false) },
  finds: {
    "a transit router that is only tested": {
      in: tested(true),
      findings: [{ at: "dry_run", message: "the cloud only tests the request", address: at(ROUTER) }],
    },
  },
  leavesOpen: { "whether it is only tested": tested(UNKNOWN) },
});
