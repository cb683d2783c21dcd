import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, good, OFFICE, reference } from "../good";
import { testRule } from "../rule-test";

const VPN = `${ATTACHMENT}/vpn_id`;

testRule("no-vpn-connection-on-transit-router", {
  cannotBeWaived: true,
  passes: { "a connection for transit routers": good, "no connection given": patch(good, VPN, undefined) },
  finds: {
    "a connection on a VPN gateway": {
      in: patch(good, VPN, reference(OFFICE)),
      findings: [
        {
          at: "vpn_id",
          message: `${at(OFFICE)} lives on a VPN gateway and cannot be attached to a transit router`,
          address: at(ATTACHMENT),
          with: [at(OFFICE)],
        },
      ],
    },
  },
  leavesOpen: {
    "the connection of an attachment": patch(good, VPN, UNKNOWN),
    "the kind of connection that an id names": patch(good, VPN, "vco-abc123"),
  },
});
