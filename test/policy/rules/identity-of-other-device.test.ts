import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, EDGE_1, EDGE_2, GATEWAY_1, GATEWAY_2, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const REMOTE = `${TUNNEL_2}/tunnel_ike_config/remote_id`;
const LOCAL = `${TUNNEL_2}/tunnel_ike_config/local_id`;

testRule("identity-of-other-device", {
  passes: {
    "no identities": good,
    "the address of the tunnel's own device": patch(good, REMOTE, EDGE_2),
    "an address of no device": patch(good, REMOTE, "10.1.0.1"),
    "a domain name": patch(good, REMOTE, "edge-1.example.com"),
    "an identity of the cloud": patch(good, LOCAL, "cloud.example.com"),
    "an address of no device, at a device that is not known yet": patch(
      patch(good, REMOTE, "10.1.0.1"),
      `${TUNNEL_2}/customer_gateway_id`,
      UNKNOWN,
    ),
    "the device's own address, while another device's is not known yet": patch(
      patch(good, REMOTE, EDGE_2),
      `${GATEWAY_1}/ip_address`,
      UNKNOWN,
    ),
  },
  finds: {
    "the address of the other tunnel's device": {
      in: patch(good, REMOTE, EDGE_1),
      findings: [
        {
          at: "tunnels.2.ike.remote_id",
          message: `the device's identity is ${EDGE_1}, the address of ${at(GATEWAY_1)}`,
          address: at(CONNECTION),
          fault: EDGE_1,
          with: [at(GATEWAY_1)],
        },
      ],
    },
    "the address of another site's device on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/remote_id`, EDGE_1),
      findings: [
        {
          at: "tunnels.1.ike.remote_id",
          message: `the device's identity is ${EDGE_1}, the address of ${at(GATEWAY_1)}`,
          address: at(OFFICE),
        },
      ],
    },
    "the device's own address as the identity of the cloud": {
      in: patch(good, LOCAL, EDGE_2),
      findings: [
        {
          at: "tunnels.2.ike.local_id",
          message: `the cloud's identity is ${EDGE_2}, the address of ${at(GATEWAY_2)}`,
          fix: `remove ${EDGE_2} there`,
          fault: EDGE_2,
        },
      ],
    },
  },
  leavesOpen: {
    "an address that another device may have": {
      in: patch(patch(good, REMOTE, EDGE_1), `${GATEWAY_1}/ip_address`, UNKNOWN),
      because: `whether another device has the address ${EDGE_1} is not known yet`,
    },
    "an identity that is not known yet": patch(good, REMOTE, UNKNOWN),
    "another device's address, at a device that is not known yet": patch(
      patch(good, REMOTE, EDGE_1),
      `${TUNNEL_2}/customer_gateway_id`,
      UNKNOWN,
    ),
  },
});
