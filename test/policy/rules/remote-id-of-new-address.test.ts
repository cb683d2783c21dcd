import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, EDGE_1, GATEWAY_1, GATEWAY_2, good, reference, TUNNEL_1, TUNNELS } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const NEW = "203.0.113.77";
const IP = `${GATEWAY_1}/ip_address`;
const REMOTE = `${TUNNEL_1}/tunnel_ike_config/remote_id`;
const moved = patch(good, IP, NEW);
const change = (after: Json, before = good) => planOfChange(before, after);
const finding = {
  at: "tunnels.1.ike.remote_id",
  message: `the device's address changes (${EDGE_1} → ${NEW}), and the tunnel does not state its identity: the cloud may still expect ${EDGE_1}`,
  address: at(CONNECTION),
};
const OTHER = GATEWAY_1.replace("edge-1", "edge-3");
const single = changed(good, {
  [TUNNELS]: undefined,
  [`${CONNECTION}/customer_gateway_id`]: reference(GATEWAY_1),
  [`${CONNECTION}/ike_config`]: { ike_version: "ikev2" },
});

testRule("remote-id-of-new-address", {
  passes: {
    "addresses that do not change": change(good),
    "a written identity": change(patch(moved, REMOTE, NEW)),
    "an identity that is a name": change(patch(moved, REMOTE, "edge-1.example.com")),
    "another name of a customer gateway": change(patch(good, `${GATEWAY_1}/customer_gateway_name`, "edge")),
    "a customer gateway that is renewed with its connection": change(patch(good, `${GATEWAY_1}/asn`, "65011")),
    "a new connection": change(moved, patch(good, CONNECTION, undefined)),
    "a customer gateway of a connection on a VPN gateway, which is replaced": change(
      patch(good, "resource/alicloud_vpn_customer_gateway/office__edge/ip_address", NEW),
    ),
    "a connection that is replaced": change(patch(moved, `${CONNECTION}/network_type`, "private")),
    "a single tunnel, whose edits are sent": change(patch(single, IP, NEW), single),
  },
  finds: {
    "a customer gateway with another address": { in: change(moved), findings: [finding] },
    "another customer gateway": {
      in: change(
        changed(good, {
          [OTHER]: { ip_address: NEW, asn: "65010" },
          [`${TUNNEL_1}/customer_gateway_id`]: reference(OTHER),
        }),
      ),
      findings: [finding],
    },
    "both tunnels": {
      in: change(patch(moved, `${GATEWAY_2}/ip_address`, "203.0.113.78")),
      findings: [
        finding,
        { at: "tunnels.2.ike.remote_id", message: expect.stringContaining("→ 203.0.113.78") as never },
      ],
    },
  },
  leavesOpen: { "which address a device gets": change(patch(good, IP, UNKNOWN)) },
});
