import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, good } from "../good";
import { testRule } from "../rule-test";

const FLAG = `${ATTACHMENT}/auto_publish_route_enabled`;

testRule("auto-publish-explicit", {
  passes: {
    "an attachment that advertises": good,
    "an attachment that does not advertise": patch(good, FLAG, false),
    "no attachments": { resource: {} },
  },
  finds: {
    "an attachment without the argument": {
      in: patch(good, FLAG, undefined),
      findings: [
        {
          at: "auto_publish_route_enabled",
          message: "auto_publish_route_enabled is not given",
          address: at(ATTACHMENT),
        },
      ],
    },
  },
  leavesOpen: { "what a flag will be": patch(good, FLAG, UNKNOWN) },
});
