import { patch, resources, UNKNOWN } from "../fixtures";
import { ASSOCIATION, ATTACHMENT, at, changed, good, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { idOf } from "../settled";
import { stateOf } from "../state-of";

const without = patch(good, ASSOCIATION, undefined);
const SECOND = ASSOCIATION.replace("shanghai", "second");
const second = { transit_router_attachment_id: reference(ATTACHMENT), transit_router_route_table_id: "vtb-2" };
const alone = resources({
  alicloud_cen_transit_router_route_table_association: {
    shanghai__main: { transit_router_attachment_id: idOf(at(ATTACHMENT)), transit_router_route_table_id: "vtb-1" },
  },
});
const found = { message: `the last association of ${at(ATTACHMENT)} is destroyed`, address: at(ASSOCIATION) };
const findings = [found];

testRule("last-association-destroyed", {
  passes: {
    "an association that does not change": planOfChange(good, good),
    "a new association": planOfChange(without, good),
    "an association that is replaced": planOfChange(
      good,
      patch(good, `${ASSOCIATION}/transit_router_route_table_id`, "vtb-2"),
    ),
    "an association that is destroyed with its attachment": planOfChange(good, patch(without, ATTACHMENT, undefined)),
    "an association that another one replaces": planOfChange(good, patch(without, SECOND, second)),
    "an association of an attachment that no stack has": planOfChange(
      patch(good, `${ASSOCIATION}/transit_router_attachment_id`, "tr-attach-elsewhere"),
      without,
    ),
  },
  finds: {
    "the association of an attachment that does not change": { in: planOfChange(good, without), findings },
    "the association of an attachment that changes": {
      in: planOfChange(good, patch(without, `${ATTACHMENT}/auto_publish_route_enabled`, false)),
      findings,
    },
    "the association of an attachment with an id": {
      in: planOfChange(patch(good, `${ASSOCIATION}/transit_router_attachment_id`, idOf(at(ATTACHMENT))), without),
      findings,
    },
    "the association of an attachment in another stack": {
      in: planOfChange(alone, {}),
      beside: { elsewhere: stateOf(without) },
      findings: [{ ...found, stacks: ["dev-sites", "elsewhere"] }],
    },
    "the association of an attachment beside that of another one": {
      in: planOfChange(
        good,
        patch(without, SECOND, {
          ...second,
          transit_router_attachment_id: reference(ATTACHMENT.replace("shanghai", "chengdu")),
        }),
      ),
      findings,
    },
  },
  leavesOpen: {
    "the attachment of another association": planOfChange(
      good,
      changed(without, { [SECOND]: { ...second, transit_router_attachment_id: UNKNOWN } }),
    ),
  },
});
