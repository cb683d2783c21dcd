import { patch } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, changed, good, OFFICE } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { act, settled } from "../settled";

const isPrivate = patch(good, `${CONNECTION}/network_type`, "private");
const createdFirst = patch(isPrivate, `${CONNECTION}/lifecycle`, { create_before_destroy: true });
const officeElsewhere = patch(good, `${OFFICE}/vpn_gateway_id`, "vpn-2");
const message =
  "both tunnels go down: the connection is replaced (network_type), with other gateway addresses; the device must be reconfigured";
const address = at(CONNECTION);
const findings = [{ message, address, fault: " (network_type)" }];

testRule("connection-replaced", {
  passes: {
    "connections that do not change": planOfChange(good, good),
    "a new connection": planOfChange(changed(good, { [CONNECTION]: undefined, [ATTACHMENT]: undefined }), good),
    "a connection that is destroyed": planOfChange(
      good,
      changed(good, { [CONNECTION]: undefined, [ATTACHMENT]: undefined }),
    ),
    "another name": planOfChange(good, patch(good, `${CONNECTION}/vpn_attachment_name`, "main")),
  },
  finds: {
    "another network type": { in: planOfChange(good, isPrivate), findings },
    "a new connection before the old one is destroyed": { in: planOfChange(good, createdFirst), findings },
    "another VPN gateway": {
      in: planOfChange(good, officeElsewhere),
      findings: [
        {
          message:
            "both tunnels go down: the connection is replaced (vpn_gateway_id), with other gateway addresses; the device must be reconfigured",
          address: at(OFFICE),
          fault: " (vpn_gateway_id)",
        },
      ],
    },
    "another device on the same VPN gateway": {
      in: settled(good, (all) => act(all.get(at(OFFICE)), ["delete", "create"], "customer_gateway_id")),
      findings: [
        {
          message: "both tunnels go down: the connection is replaced (customer_gateway_id)",
          address: at(OFFICE),
          fault: " (customer_gateway_id)",
          fix: "undo the change, or agree on an outage with the site",
        },
      ],
    },
  },
});
