import type { Device } from "../../../policy";
import { patch, UNKNOWN } from "../fixtures";
import {
  at,
  CONNECTION,
  changed,
  EDGE_2,
  GATEWAY_2,
  good,
  OFFICE,
  OFFICE_TUNNEL_1,
  singleTunnel,
  TUNNEL_2,
} from "../good";
import { testRule } from "../rule-test";

const IKE = `${TUNNEL_2}/tunnel_ike_config`;
const known = (address: string, device: Device) => ({ devices: { [address]: device } });
const OLD = { profile: "ios-xe" } as const;
const group2 = patch(good, `${IKE}/ike_pfs`, "group2");
const refused = "Cisco IOS XE from 17.11.1 on does not support group2";

testRule("peer-crypto", {
  options: known(EDGE_2, OLD),
  passes: {
    "settings that the device supports": good,
    "a setting that only the other tunnel's device does not support": patch(
      good,
      `${IKE.replace("/1/", "/0/")}/ike_pfs`,
      "group2",
    ),
    "any setting for a device that no file describes": { in: group2, options: { devices: {} } },
    "any setting for a device with unknown software": { in: group2, options: known(EDGE_2, { behindNat: true }) },
  },
  finds: {
    "a group that the device does not support": {
      in: group2,
      findings: [{ at: "tunnels.2.ike.ike_pfs", message: refused, address: at(CONNECTION) }],
    },
    "each setting that the device does not support": {
      in: changed(group2, { [`${IKE}/ike_enc_alg`]: "3des", [`${TUNNEL_2}/tunnel_ipsec_config/ipsec_pfs`]: "group5" }),
      findings: [
        { at: "tunnels.2.ike.ike_enc_alg", message: refused.replace("group2", "3des") },
        { at: "tunnels.2.ike.ike_pfs", message: refused },
        { at: "tunnels.2.ipsec.ipsec_pfs", message: refused.replace("group2", "group5") },
      ],
    },
    "a group on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/ike_pfs`, "group2"),
      options: known("203.0.113.20", OLD),
      findings: [{ at: "tunnels.1.ike.ike_pfs", message: refused, address: at(OFFICE) }],
    },
    "a group in the single-tunnel form": {
      in: singleTunnel({ ike_pfs: "group2" }),
      findings: [{ at: "ike_config.ike_pfs", message: refused, address: at(CONNECTION) }],
    },
  },
  leavesOpen: {
    "a setting that is not known yet": patch(good, `${IKE}/ike_pfs`, UNKNOWN),
    "a setting that is left to the cloud": {
      in: patch(good, `${IKE}/ike_pfs`, undefined),
      because: "tunnels.2.ike.ike_pfs is left to the cloud",
    },
    "a device that is not known yet": patch(group2, `${GATEWAY_2}/ip_address`, UNKNOWN),
  },
});
