import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, GATEWAY_1, GATEWAY_2, good, OFFICE, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IP = `${GATEWAY_2}/ip_address`;
const TYPE = `${CONNECTION}/network_type`;
const privateDevices = changed(good, { [IP]: "10.0.0.2", [`${GATEWAY_1}/ip_address`]: "10.0.0.1" });
const finding = {
  at: "tunnels.2.customer_gateway_id",
  message: "10.0.0.1 is private, but the connection is public",
  address: at(CONNECTION),
  fault: "public 10.0.0.1",
  with: [at(GATEWAY_2)],
};

testRule("customer-gateway-network", {
  passes: {
    "public addresses of a public connection": good,
    "private addresses of a private connection": patch(privateDevices, TYPE, "private"),
    "an invalid network type, which another rule reports": patch(privateDevices, TYPE, "PRIVATE"),
    "an address that the cloud refuses, which another rule reports": patch(good, IP, "169.254.1.1"),
    "a private address on a VPN gateway, whose network is not known": patch(
      good,
      "resource/alicloud_vpn_customer_gateway/office__edge/ip_address",
      "10.0.0.1",
    ),
    "any value of the unused argument of a connection on a VPN gateway": patch(
      good,
      `${OFFICE}/network_type`,
      "private",
    ),
  },
  finds: {
    "a private address of a public connection": { in: patch(good, IP, "10.0.0.1"), findings: [finding] },
    "a private address of a connection without a type": {
      in: changed(good, { [IP]: "10.0.0.1", [TYPE]: undefined }),
      findings: [finding],
    },
    "a public address of a private connection": {
      in: changed(privateDevices, { [TYPE]: "private", [IP]: "203.0.113.10" }),
      findings: [
        {
          at: "tunnels.2.customer_gateway_id",
          message: "203.0.113.10 is public, but the connection is private",
          fault: "private 203.0.113.10",
        },
      ],
    },
  },
  leavesOpen: {
    "an address that is not known yet": patch(good, IP, UNKNOWN),
    "a type that is not known yet": changed(good, { [TYPE]: UNKNOWN }),
    "a device that is not known yet": patch(patch(good, IP, "10.0.0.1"), `${TUNNEL_2}/customer_gateway_id`, UNKNOWN),
  },
});
