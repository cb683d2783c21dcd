import { patch, UNKNOWN } from "../fixtures";
import { ASSOCIATION, ATTACHMENT, at, good, reference } from "../good";
import { testRule } from "../rule-test";

const without = patch(good, ASSOCIATION, undefined);
const findings = [{ message: "no route table is associated with the attachment", address: at(ATTACHMENT) }];

testRule("association-present", {
  passes: {
    "an association for each attachment": good,
    "no attachments": { resource: {} },
  },
  finds: {
    "an attachment without an association": { in: without, findings },
    "an association with count 0": { in: patch(good, `${ASSOCIATION}/count`, 0), as: ["synth"], findings },
    "an association of another attachment": {
      in: patch(
        good,
        `${ASSOCIATION}/transit_router_attachment_id`,
        reference(ATTACHMENT.replace("shanghai", "chengdu")),
      ),
      findings,
    },
  },
  leavesOpen: {
    "an association whose attachment is not known": patch(good, `${ASSOCIATION}/transit_router_attachment_id`, UNKNOWN),
    "an association whose count is not known": {
      in: patch(good, `${ASSOCIATION}/count`, UNKNOWN),
      as: ["synth"],
    },
  },
});
