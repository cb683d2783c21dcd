import { type Json, judgeStack, verdict } from "../../policy/fixtures";
import { at, GATEWAY_1, good } from "../../policy/good";
import { planOf } from "../../policy/plan-of";

/** A plan that does not know the ASN of a customer gateway; the ASN comes from an expression. */
function withAsn(expression: Json): Json {
  const plan = planOf(good);
  const isGateway = ({ address }: Json) => address === at(GATEWAY_1);
  const { resources } = (plan.configuration as { root_module: { resources: Json[] } }).root_module;
  for (const { change } of (plan.resource_changes as (Json & { change: Json })[]).filter(isGateway))
    Object.assign(change, { after: { ip_address: "203.0.113.10" }, after_unknown: { asn: true } });
  for (const { expressions } of resources.filter(isGateway)) Object.assign(expressions as Json, { asn: expression });
  return plan;
}

const judged = (expression: Json) => verdict(judgeStack(withAsn(expression)), "customer-gateway-asn", at(GATEWAY_1));

test("a null argument counts as missing, whatever the cloud reports", () => {
  expect(judged({ constant_value: null })).toBe("pass");
});

test("an argument whose value is known later is unknown", () => {
  expect(judged({ references: ["random_id.owner.hex", "random_id.owner"] })).toBe("undecided");
});
