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
    "an attachment that waits": good,
    "an attachment that names its transit router by the CIDR": patch(noWait, ID, reference(CIDR, "transit_router_id")),
    "an attachment to a transit router that is made here": hub,
    "a CIDR of another transit router": patch(noWait, ID, "tr-def456"),
    "no CIDR": without(noWait, CIDR),
    "no CIDR, and a transit router that is not known": patch(without(noWait, CIDR), ID, UNKNOWN),
    "an attachment that is there already": planOfChange(without(noWait, CIDR), noWait),
    "a CIDR that is there already": planOfChange(
      stack(
        { provider: good.provider as Json },
        without(without(noWait, ATTACHMENT), ATTACHMENT.replace("shanghai", "chengdu")),
      ),
      noWait,
    ),
  },
  finds: {
    "an attachment that does not wait": { in: noWait, findings: [waitsForNothing()] },
    "an attachment that waits for one of two CIDRs": {
      in: waiting(waiting(two, "chengdu"), "shanghai"),
      findings: [
        { ...waitsForNothing(at(second)), address: at(ATTACHMENT.replace("shanghai", "chengdu")) },
        waitsForNothing(at(second)),
      ],
    },
    "an attachment to a transit router that is made here": {
      in: without(hub, WAITS),
      findings: [waitsForNothing()],
    },
    "an attachment that is new, and a CIDR too": {
      in: planOfChange(without(without(noWait, CIDR), ATTACHMENT), noWait),
      findings: [waitsForNothing()],
    },
  },
  leavesOpen: {
    "to which transit router it is attached": patch(noWait, ID, UNKNOWN),
    "of which transit router the CIDR is": patch(noWait, `${CIDR}/transit_router_id`, UNKNOWN),
  },
});
