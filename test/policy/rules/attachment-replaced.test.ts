import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, good } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const elsewhere = patch(good, `${ATTACHMENT}/transit_router_id`, "tr-def456");
const message =
  "both tunnels go down and routes are withdrawn: the attachment is replaced (transit_router_id); the cloud allocates gateway addresses again, so the device must be reconfigured";
const address = at(ATTACHMENT);

testRule("attachment-replaced", {
  passes: {
    "no change": planOfChange(good, good),
    "a new attachment": planOfChange(patch(good, ATTACHMENT, undefined), good),
    "an attachment that is destroyed": planOfChange(good, patch(good, ATTACHMENT, undefined)),
    "an attachment that is changed in place": planOfChange(
      good,
      patch(good, `${ATTACHMENT}/auto_publish_route_enabled`, false),
    ),
    "an attachment that is destroyed with its connection, which is reported": planOfChange(
      good,
      patch(elsewhere, `${CONNECTION}/network_type`, "private"),
    ),
  },
  finds: {
    "another transit router": { in: planOfChange(good, elsewhere), findings: [{ message, address }] },
    "another transit router, for a connection that is not known": {
      in: planOfChange(good, patch(elsewhere, `${ATTACHMENT}/vpn_id`, UNKNOWN)),
      findings: [{ message: message.replace("(transit", "(vpn_id, transit"), address }],
    },
  },
});
