import { IN_HANGZHOU, type Json, resources, stack, UNKNOWN } from "../fixtures";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

/** Customer gateways of one region, which is a name or a provider configuration. */
function gateways(count: number, region: string = "cn-hangzhou", prefix = "g"): Json {
  const all = Array.from({ length: count }, (_, index) => [
    `${prefix}${index}`,
    { ip_address: `198.51.100.${index + 1}` },
  ]);
  return {
    provider: { alicloud: [{ region }] },
    ...resources({ alicloud_vpn_customer_gateway: Object.fromEntries(all) }),
  };
}
const repeated = (count: number | string) =>
  stack(IN_HANGZHOU, resources({ alicloud_vpn_customer_gateway: { all: { count, ip_address: UNKNOWN } } }));
const tooMany = { message: "cn-hangzhou has 101 customer gateways: 1 too many" };
// a state has no region
const as = ["synth", "plan"] as const;

testRule("customer-gateways-per-region", {
  passes: {
    "a hundred": { in: gateways(100), as },
    "a hundred in each of two regions": {
      in: gateways(100),
      beside: { more: gateways(100, "cn-beijing", "more") },
      as,
    },
    "a hundred in a region that is not known": gateways(100, UNKNOWN),
    "the hundred and first in place of another": planOfChange(
      gateways(100),
      stack(gateways(99), gateways(1, "cn-hangzhou", "new")),
    ),
  },
  finds: {
    "the hundred and first": { in: gateways(101), as, findings: [tooMany] },
    "a hundred and one instances": { in: repeated(101), as: ["synth"], findings: [tooMany] },
    "the hundred and first in another stack": {
      in: gateways(60),
      beside: { more: gateways(41, "cn-hangzhou", "more") },
      as: ["synth"],
      findings: [{ message: `${tooMany.message}; 60 in dev-sites, 41 in more`, stacks: ["dev-sites", "more"] }],
    },
    "a gateway that Terraform forgets, beside a hundred": { in: forgetting(), findings: [tooMany] },
  },
  leavesOpen: {
    "the region of a hundred and one": gateways(101, UNKNOWN),
    "the region of the hundred and first": {
      in: gateways(100),
      beside: { more: gateways(1, UNKNOWN, "more") },
      as,
    },
    "an unknown number of instances": { in: repeated(UNKNOWN), as: ["synth"] },
  },
});

function forgetting(): Json {
  const plan = planOfChange(gateways(101), gateways(100));
  for (const { address, change } of plan.resource_changes as { address: string; change: Json }[])
    if (address.endsWith(".g100")) change.actions = ["forget"];
  return plan;
}
