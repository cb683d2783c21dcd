import { type Json, patch, stack, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CIDR, changed, good, hub, reference, waiting } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const WAITS = `${ATTACHMENT}/depends_on`;
const ID = `${ATTACHMENT}/transit_router_id`;
const noWait = patch(good, WAITS, undefined);
const waitsForNothing = (cidr = at(CIDR)) => ({
  message: `the attachment does not wait for ${cidr}`,
  address: at(ATTACHMENT),
  fault: cidr,
});
const second = CIDR.replace("/main", "/second");
const two = changed(noWait, { [second]: { transit_router_id: "tr-abc123", cidr: "10.254.0.0/24" } });
const without = (json: Json, path: string) => patch(json, path, undefined);

testRule("transit-router-cidr-first", {
  passes: {
    "an attachment that depends on the CIDR": good,
    "an attachment that names its transit router by the CIDR": patch(noWait, ID, reference(CIDR, "transit_router_id")),
    "an attachment to a transit router of this stack": hub,
    "a CIDR of another transit router": patch(noWait, ID, "tr-def456"),
    "no CIDR": without(noWait, CIDR),
    "no CIDR, and an unknown transit router": patch(without(noWait, CIDR), ID, UNKNOWN),
    "an existing attachment": planOfChange(without(noWait, CIDR), noWait),
    "an existing CIDR": planOfChange(
      stack(
        { provider: good.provider as Json },
        without(without(noWait, ATTACHMENT), ATTACHMENT.replace("shanghai", "chengdu")),
      ),
      noWait,
    ),
  },
  finds: {
    "an attachment that does not depend on the CIDR": { in: noWait, findings: [waitsForNothing()] },
    "an attachment that depends on one of two CIDRs": {
      in: waiting(waiting(two, "chengdu"), "shanghai"),
      findings: [
        { ...waitsForNothing(at(second)), address: at(ATTACHMENT.replace("shanghai", "chengdu")) },
        waitsForNothing(at(second)),
      ],
    },
    "an attachment to a transit router of this stack": {
      in: without(hub, WAITS),
      findings: [waitsForNothing()],
    },
    "a new attachment and a new CIDR": {
      in: planOfChange(without(without(noWait, CIDR), ATTACHMENT), noWait),
      findings: [waitsForNothing()],
    },
  },
  leavesOpen: {
    "the transit router of the attachment": patch(noWait, ID, UNKNOWN),
    "the transit router of the CIDR": patch(noWait, `${CIDR}/transit_router_id`, UNKNOWN),
  },
});
