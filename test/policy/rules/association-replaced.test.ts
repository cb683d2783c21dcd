import { patch, UNKNOWN } from "../fixtures";
import { ASSOCIATION, ATTACHMENT, at, changed, good } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { idOf } from "../settled";

const TABLE = `${ASSOCIATION}/transit_router_route_table_id`;
const OF = `${ASSOCIATION}/transit_router_attachment_id`;
const elsewhere = patch(good, TABLE, "vtb-2");
const createdFirst = patch(elsewhere, `${ASSOCIATION}/lifecycle`, { create_before_destroy: true });
const message =
  "the association is replaced (transit_router_route_table_id): for some seconds nothing is forwarded, and advertised routes are withdrawn";
const address = at(ASSOCIATION);
const findings = [{ message, address, fault: " (transit_router_route_table_id)" }];

testRule("association-replaced", {
  passes: {
    "an association that does not change": planOfChange(good, good),
    "a new association": planOfChange(patch(good, ASSOCIATION, undefined), good),
    "an association that is destroyed": planOfChange(good, patch(good, ASSOCIATION, undefined)),
    "an association that is destroyed with its attachment, which is reported": planOfChange(
      good,
      patch(elsewhere, `${ATTACHMENT}/transit_router_id`, "tr-def456"),
    ),
    "an association of an attachment that is in no stack": planOfChange(
      patch(good, OF, "tr-attach-elsewhere"),
      patch(elsewhere, OF, "tr-attach-elsewhere"),
    ),
  },
  finds: {
    "another route table": { in: planOfChange(good, elsewhere), findings },
    "another route table that is associated before the old one is removed": {
      in: planOfChange(good, createdFirst),
      findings,
    },
    "another route table of an attachment that is changed in place": {
      in: planOfChange(good, patch(elsewhere, `${ATTACHMENT}/auto_publish_route_enabled`, false)),
      findings,
    },
    "another route table of an attachment with an id": {
      in: planOfChange(patch(good, OF, idOf(at(ATTACHMENT))), patch(elsewhere, OF, idOf(at(ATTACHMENT)))),
      findings,
    },
  },
  leavesOpen: {
    "its attachment": planOfChange(good, changed(elsewhere, { [OF]: UNKNOWN })),
  },
});
