import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const LOCAL = `${TUNNEL_2}/tunnel_ike_config/local_id`;
const REMOTE = `${TUNNEL_2}/tunnel_ike_config/remote_id`;
const finding = { at: "tunnels.2.ike.remote_id", message: "“edge 2” is not an identity" };

testRule("ike-ids", {
  passes: {
    "no identity": good,
    "an address and a domain name": changed(good, { [LOCAL]: "cloud.example.com", [REMOTE]: "203.0.113.10" }),
    "an identity of 100 characters": patch(good, REMOTE, "x".repeat(100)),
    "an empty identity, which the provider does not send": patch(good, REMOTE, ""),
  },
  finds: {
    "an identity with a space": {
      in: patch(good, REMOTE, "edge 2"),
      findings: [{ ...finding, address: at(CONNECTION), fault: "edge 2" }],
    },
    "an identity of the cloud with a space": {
      in: patch(good, LOCAL, "cloud "),
      findings: [{ at: "tunnels.2.ike.local_id", message: "“cloud ” is not an identity" }],
    },
    "an identity of 101 characters": {
      in: patch(good, REMOTE, "x".repeat(101)),
      findings: [{ at: "tunnels.2.ike.remote_id", message: `“${"x".repeat(101)}” is not an identity` }],
    },
    "an identity with a space on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/remote_id`, "edge 2"),
      findings: [{ ...finding, at: "tunnels.1.ike.remote_id", address: at(OFFICE) }],
    },
  },
  leavesOpen: { "an identity that is not known yet": patch(good, REMOTE, UNKNOWN) },
});
