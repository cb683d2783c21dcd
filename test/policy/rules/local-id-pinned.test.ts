import type { Device } from "../../../policy";
import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, EDGE_2, GATEWAY_2, good, OFFICE, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const ID = `${TUNNEL_2}/tunnel_ike_config/local_id`;
const message = "the device pins the cloud's identity, but the tunnel states none";
const known = (address: string, device: Device) => ({ devices: { [address]: device } });

testRule("local-id-pinned", {
  options: known(EDGE_2, { pinsCloudId: true }),
  passes: {
    "an identity": patch(good, ID, "edge-2.example.com"),
    "a device that no file describes": { in: good, options: { devices: {} } },
    "a device with other descriptions": {
      in: good,
      options: known(EDGE_2, { pinsCloudId: false, behindNat: true }),
    },
  },
  finds: {
    "no identity": {
      in: good,
      as: ["synth", "plan"],
      findings: [{ at: "tunnels.2.ike.local_id", message, address: at(CONNECTION) }],
    },
    "no identity on a VPN gateway": {
      in: good,
      as: ["synth", "plan"],
      options: known("203.0.113.20", { pinsCloudId: true }),
      findings: [1, 2].map((tunnel) => ({ at: `tunnels.${tunnel}.ike.local_id`, message, address: at(OFFICE) })),
    },
  },
  leavesOpen: {
    "an identity that is not known yet": patch(good, ID, UNKNOWN),
    "a device that is not known yet": patch(good, `${GATEWAY_2}/ip_address`, UNKNOWN),
  },
});
