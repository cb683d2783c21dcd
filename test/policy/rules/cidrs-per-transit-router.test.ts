import { type Json, resources, stack, UNKNOWN } from "../fixtures";
import { MADE_HERE } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

function cidrs(count: number, transitRouter = "tr-abc123", name = "c"): Json {
  const blocks = Array.from({ length: count }, (_, index) => [
    `${name}${index}`,
    { transit_router_id: transitRouter, cidr: `10.255.${index}.0/24` },
  ]);
  return resources({ alicloud_cen_transit_router_cidr: Object.fromEntries(blocks) });
}

const repeated = (count: number | string): Json =>
  resources({ alicloud_cen_transit_router_cidr: { all: { count, transit_router_id: "tr-abc123" } } });
const tooMany = { message: "tr-abc123 has 6 CIDRs: 1 too many" };
/** A plan in which Terraform forgets a CIDR, so that the CIDR stays in the cloud. */
function forgotten(): Json {
  const plan = planOfChange(cidrs(6), cidrs(5));
  const changes = plan.resource_changes as { address: string; change: Json }[];
  for (const { address, change } of changes) if (address.endsWith(".c5")) change.actions = ["forget"];
  return plan;
}

testRule("cidrs-per-transit-router", {
  cannotBeWaived: true,
  passes: {
    "five CIDRs": cidrs(5),
    "five CIDRs of each of two transit routers": stack(cidrs(5), cidrs(5, "tr-def456", "d")),
    "a sixth CIDR in place of another": planOfChange(cidrs(5), stack(cidrs(4), cidrs(1, "tr-abc123", "d"))),
  },
  finds: {
    "the sixth CIDR": {
      in: cidrs(6),
      findings: [{ ...tooMany, address: "alicloud_cen_transit_router_cidr.c5" }],
    },
    "the sixth CIDR of a transit router of this stack": {
      in: stack({ resource: { alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } } } }, cidrs(6, MADE_HERE)),
      as: ["synth", "plan"],
      findings: [{ message: "dev-sites/alicloud_cen_transit_router.main has 6 CIDRs: 1 too many" }],
    },
    "six instances": { in: repeated(6), as: ["synth"], findings: [tooMany] },
    "the sixth CIDR in another stack": {
      in: cidrs(3),
      beside: { more: cidrs(3, "tr-abc123", "d") },
      as: ["synth"],
      findings: [{ message: `${tooMany.message}; 3 in dev-sites, 3 in more`, stacks: ["dev-sites", "more"] }],
    },
    "a CIDR that Terraform forgets, beside five": { in: forgotten(), findings: [tooMany] },
  },
  leavesOpen: {
    "the transit router of the sixth CIDR": stack(cidrs(5), cidrs(1, UNKNOWN, "open")),
    "an unknown number of instances": { in: repeated(UNKNOWN), as: ["synth"] },
  },
});
