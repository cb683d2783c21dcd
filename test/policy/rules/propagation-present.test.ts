import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, good, PROPAGATION, reference } from "../good";
import { testRule } from "../rule-test";

const findings = [{ message: "no route table learns the attachment's routes", address: at(ATTACHMENT) }];
const OF = `${PROPAGATION}/transit_router_attachment_id`;

testRule("propagation-present", {
  passes: {
    "a propagation for each attachment": good,
    "no attachments": { resource: {} },
  },
  finds: {
    "an attachment without a propagation": { in: patch(good, PROPAGATION, undefined), findings },
    "a propagation with count 0": { in: patch(good, `${PROPAGATION}/count`, 0), as: ["synth"], findings },
    "a propagation of another attachment": {
      in: patch(good, OF, reference(ATTACHMENT.replace("shanghai", "chengdu"))),
      findings,
    },
  },
  leavesOpen: {
    "the attachment of a propagation": patch(good, OF, UNKNOWN),
    "the number of propagations": { in: patch(good, `${PROPAGATION}/count`, UNKNOWN), as: ["synth"] },
  },
});
