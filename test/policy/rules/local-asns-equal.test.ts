import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_1, OFFICE_TUNNEL_2, TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const ASN_1 = `${TUNNEL_1}/tunnel_bgp_config/local_asn`;
const ASN_2 = `${TUNNEL_2}/tunnel_bgp_config/local_asn`;
const message = "the local ASN is 64512 on one tunnel and 64513 on another";

testRule("local-asns-equal", {
  passes: {
    "one ASN": good,
    "one ASN as number and as text": patch(good, ASN_2, "64512"),
    "one ASN, plain and dotted": patch(good, ASN_2, "0.64512"),
    "one unknown variable": {
      in: changed(good, { [ASN_1]: "${var.asn}", [ASN_2]: "${var.asn}" }),
      as: ["synth"],
    },
    "one unknown local value": {
      in: changed(good, { [ASN_1]: "${local.asn}", [ASN_2]: "${local.asn}" }),
      as: ["synth"],
    },
    "no ASN on the second tunnel": patch(good, ASN_2, undefined),
    "no ASN on the first tunnel": patch(good, ASN_1, undefined),
    "no ASN on a VPN gateway, where the cloud takes its own": changed(good, {
      [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: { tunnel_cidr: "169.254.20.0/30" },
      [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { local_asn: "45104" },
    }),
  },
  finds: {
    "two ASNs": {
      in: patch(good, ASN_2, 64513),
      findings: [{ at: "tunnels.2.bgp.local_asn", message, address: at(CONNECTION) }],
    },
    "no ASN beside another than the cloud's own, on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: { local_asn: "64512" },
        [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { tunnel_cidr: "169.254.20.0/30" },
      }),
      findings: [
        {
          at: "tunnels.2.bgp.local_asn",
          message: "the local ASN is 64512 on one tunnel and 45104 on another",
          address: at(OFFICE),
        },
      ],
    },
    "two ASNs on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE_TUNNEL_1}/tunnel_bgp_config`]: { local_asn: "64512" },
        [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { local_asn: "64513" },
      }),
      findings: [{ at: "tunnels.2.bgp.local_asn", message, address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "an ASN that is not known yet": patch(good, ASN_2, UNKNOWN),
    "two variables": changed(good, { [ASN_1]: "${var.asn}", [ASN_2]: "${var.other}" }),
  },
});
