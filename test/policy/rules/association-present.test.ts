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
    "an association that is there no times": { in: patch(good, `${ASSOCIATION}/count`, 0), as: ["synth"], findings },
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
    "an association of which it is not known what it is of": patch(
      good,
      `${ASSOCIATION}/transit_router_attachment_id`,
      UNKNOWN,
    ),
    "an association of which it is not known how many there are": {
      in: patch(good, `${ASSOCIATION}/count`, UNKNOWN),
      as: ["synth"],
    },
  },
});
