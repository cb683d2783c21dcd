import { type Json, judgeStack, verdict } from "../../policy/fixtures";
import { ATTACHMENT, at, good } from "../../policy/good";
import { planOf } from "../../policy/plan-of";

/** A plan in which the attachment's owner is what an expression says, and what the cloud then chooses. */
function ownedBy(expression: Json): Json {
  const plan = planOf(good);
  const isAttachment = ({ address }: Json) => address === at(ATTACHMENT);
  const { resources } = (plan.configuration as { root_module: { resources: Json[] } }).root_module;
  for (const { change } of (plan.resource_changes as (Json & { change: Json })[]).filter(isAttachment))
    Object.assign(change.after_unknown as Json, { vpn_owner_id: true });
  for (const { expressions } of resources.filter(isAttachment))
    Object.assign(expressions as Json, { vpn_owner_id: expression });
  return plan;
}

const judged = (expression: Json) =>
  verdict(judgeStack(ownedBy(expression)), "grant-before-attachment", at(ATTACHMENT));

test("an argument that is null is not given, whatever the cloud makes of that", () => {
  expect(judged({ constant_value: null })).toBe("pass");
});

test("an argument that something gives later is not known", () => {
  expect(judged({ references: ["data.alicloud_account.this.id", "data.alicloud_account.this"] })).toBe("undecided");
});
