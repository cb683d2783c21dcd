import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, changed, good } from "../good";
import { testRule } from "../rule-test";

const ID = `${ATTACHMENT}/transit_router_id`;

testRule("transit-router-given", {
  passes: { "transit routers by their ids": good, "no attachments": { resource: {} } },
  finds: {
    "an empty text, which the provider does not send": {
      in: patch(good, ID, ""),
      findings: [{ at: "transit_router_id", message: "transit_router_id is not given", address: at(ATTACHMENT) }],
    },
    "only a CEN instance": {
      in: changed(good, { [ID]: undefined, [`${ATTACHMENT}/cen_id`]: "cen-abc123" }),
      findings: [{ at: "transit_router_id", message: "transit_router_id is not given", address: at(ATTACHMENT) }],
    },
  },
  leavesOpen: { "what names the transit router": patch(good, ID, UNKNOWN) },
});
