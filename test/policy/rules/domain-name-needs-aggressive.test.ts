import { type Json, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_1, singleTunnel, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const IKE = `${TUNNEL_2}/tunnel_ike_config`;
const NAME = "edge-2.example.com";
const ike = (values: Json): Json =>
  changed(good, Object.fromEntries(Object.entries(values).map(([name, value]) => [`${IKE}/${name}`, value])));
const ikev1 = { ike_version: "ikev1", ike_mode: "main" };
const message = `the identity ${NAME} is a domain name, which ikev1 in main mode does not use`;
const finding = { at: "tunnels.2.ike.remote_id", message, address: at(CONNECTION), fault: NAME };

testRule("domain-name-needs-aggressive", {
  passes: {
    "a domain name with ikev2": ike({ remote_id: NAME }),
    "a domain name in aggressive mode": ike({ ...ikev1, ike_mode: "aggressive", remote_id: NAME }),
    "an address with ikev1": ike({ ...ikev1, remote_id: "10.1.0.1" }),
    "no identity with ikev1": ike(ikev1),
    "an empty identity with ikev1, which the provider does not send": ike({ ...ikev1, remote_id: "" }),
    "no version, and no identity": ike({ ike_version: undefined }),
  },
  finds: {
    "a domain name of the device with ikev1": { in: ike({ ...ikev1, remote_id: NAME }), findings: [finding] },
    "a domain name of the cloud with ikev1": {
      in: ike({ ...ikev1, local_id: NAME }),
      findings: [{ ...finding, at: "tunnels.2.ike.local_id" }],
    },
    "a domain name with ikev1 in the default mode": {
      in: ike({ ike_version: "ikev1", ike_mode: undefined, remote_id: NAME }),
      findings: [finding],
    },
    "a domain name with ikev1 on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE_TUNNEL_1}/tunnel_ike_config/0/ike_version`]: "ikev1",
        [`${OFFICE_TUNNEL_1}/tunnel_ike_config/0/remote_id`]: NAME,
      }),
      findings: [{ ...finding, at: "tunnels.1.ike.remote_id", address: at(OFFICE) }],
    },
    "a domain name in the single-tunnel form": {
      in: singleTunnel({ ...ikev1, remote_id: NAME }),
      findings: [{ ...finding, at: "ike_config.remote_id" }],
    },
  },
  leavesOpen: {
    "an identity that is not known yet": ike({ ...ikev1, remote_id: UNKNOWN }),
    "a version that is not known yet": ike({ ike_version: UNKNOWN, remote_id: NAME }),
    "a version that is left to the cloud": {
      in: ike({ ike_version: undefined, remote_id: NAME }),
      because: "tunnels.2.ike.ike_version is left to the cloud",
    },
  },
});
