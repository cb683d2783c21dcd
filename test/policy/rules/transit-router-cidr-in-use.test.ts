import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CIDR, changed, good } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const CHENGDU = ATTACHMENT.replace("shanghai", "chengdu");
const SECOND = CIDR.replace("/main", "/second");
const second = { transit_router_id: "tr-abc123", cidr: "10.253.0.0/24" };
const two = patch(good, SECOND, second);
const other = patch(good, `${CIDR}/cidr`, "10.254.0.0/24");
const address = at(CIDR);
const inUse = (how: string, doubt = "whose addresses come from it", attachment = at(CHENGDU)) =>
  `the CIDR is ${how} while ${attachment} is attached, ${doubt}`;
const unattached = changed(good, { [ATTACHMENT]: undefined, [CHENGDU]: undefined });
const cidrAlone: Json = { resource: { alicloud_cen_transit_router_cidr: { main: { ...second } } } };

testRule("transit-router-cidr-in-use", {
  passes: {
    "a CIDR that does not change": planOfChange(good, good),
    "another name of a CIDR": planOfChange(good, patch(good, `${CIDR}/transit_router_cidr_name`, "main")),
    "a new CIDR": planOfChange(good, two),
    "a CIDR that is destroyed with all attachments": planOfChange(good, patch(unattached, CIDR, undefined)),
    "a CIDR of a transit router without attachments": planOfChange(
      patch(good, SECOND, { ...second, transit_router_id: "tr-def456" }),
      good,
    ),
    "a CIDR of an unknown transit router": withoutRouter(planOfChange(good, patch(good, CIDR, undefined))),
  },
  finds: {
    "a CIDR that is destroyed": {
      in: planOfChange(good, patch(good, CIDR, undefined)),
      findings: [{ message: inUse("destroyed"), address, fault: "destroy" }],
    },
    "another CIDR in its place": {
      in: replacing(planOfChange(good, other), ["update"]),
      findings: [{ message: inUse("changed"), address, fault: "update" }],
    },
    "a CIDR that is replaced": {
      in: replacing(planOfChange(good, other), ["delete", "create"]),
      findings: [{ message: inUse("replaced"), address, fault: "destroy-then-create" }],
    },
    "a CIDR that is replaced by creating first": {
      in: replacing(planOfChange(good, other), ["create", "delete"]),
      findings: [{ message: inUse("replaced"), address, fault: "create-then-destroy" }],
    },
    "one of two CIDRs that may give addresses": {
      in: planOfChange(two, patch(two, CIDR, undefined)),
      findings: [{ message: inUse("destroyed", "whose addresses may come from it"), address, level: "warning" }],
    },
    "the only CIDR of this transit router, beside another transit router's": {
      in: planOfChange(
        patch(good, SECOND, { ...second, transit_router_id: "tr-def456" }),
        changed(good, { [SECOND]: { ...second, transit_router_id: "tr-def456" }, [CIDR]: undefined }),
      ),
      findings: [{ message: inUse("destroyed"), address }],
    },
    "a CIDR with one attachment that stays": {
      in: planOfChange(good, changed(good, { [CIDR]: undefined, [CHENGDU]: undefined })),
      findings: [{ message: inUse("destroyed", undefined, at(ATTACHMENT)), address }],
    },
    "a CIDR with an attachment that changes in place": {
      in: planOfChange(
        good,
        changed(good, {
          [CIDR]: undefined,
          [CHENGDU]: undefined,
          [`${ATTACHMENT}/auto_publish_route_enabled`]: false,
        }),
      ),
      findings: [{ message: inUse("destroyed", undefined, at(ATTACHMENT)), address }],
    },
    "a CIDR with an attachment that Terraform forgets": {
      in: forgetting(planOfChange(good, changed(unattached, { [CIDR]: undefined }))),
      findings: [{ message: inUse("destroyed", undefined, at(ATTACHMENT)), address }],
    },
    "a CIDR whose attachments are in another stack": {
      in: planOfChange(cidrAlone, {}),
      beside: { elsewhere: stateOf(patch(good, CIDR, undefined)) },
      findings: [{ message: inUse("destroyed"), address, stacks: ["dev-sites", "elsewhere"] }],
    },
    "a CIDR beside an unchanged one with the same name in another stack": {
      in: replacing(planOfChange(good, other), ["update"]),
      beside: { elsewhere: planOfChange(cidrAlone, cidrAlone) },
      findings: [{ message: inUse("changed", "whose addresses may come from it"), level: "warning" }],
    },
  },
  leavesOpen: {
    "the next value of a CIDR": replacing(planOfChange(good, patch(good, `${CIDR}/cidr`, UNKNOWN)), ["update"]),
  },
});

/** The plan with other actions for the CIDR, even actions that the provider does not plan. */
function replacing(plan: Json, actions: string[]): Json {
  return edit(plan, (one) => one.address === address, { actions });
}

/** The plan, which now forgets Shanghai's attachment. */
function forgetting(plan: Json): Json {
  return edit(plan, (one) => one.address === at(ATTACHMENT), { actions: ["forget"] });
}

/** The plan, which now does not show the transit router of the former CIDR. */
function withoutRouter(plan: Json): Json {
  return edit(plan, (one) => one.address === address, { before: { cidr: "10.255.0.0/24" } });
}

function edit(plan: Json, isMeant: (change: Json) => boolean, values: Json): Json {
  const copy = structuredClone(plan);
  for (const one of copy.resource_changes as Json[])
    if (isMeant(one)) one.change = { ...(one.change as Json), ...values };
  return copy;
}
