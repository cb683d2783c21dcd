import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, GATEWAY_1, GATEWAY_2, good, OFFICE, OFFICE_TUNNEL_2, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const LOCAL_ASN = `${TUNNEL_2}/tunnel_bgp_config/local_asn`;
const sameAsn = patch(good, `${GATEWAY_2}/asn`, 64512);

testRule("peer-asn", {
  passes: {
    "two ASNs": good,
    "one ASN at both ends of a connection without BGP": patch(sameAsn, `${CONNECTION}/enable_tunnels_bgp`, false),
    "a tunnel without a local ASN": patch(sameAsn, LOCAL_ASN, undefined),
    "a customer gateway without an ASN": patch(good, `${GATEWAY_2}/asn`, undefined),
    "an invalid ASN at both ends": changed(good, { [LOCAL_ASN]: "many", [`${GATEWAY_2}/asn`]: "many" }),
  },
  finds: {
    "one ASN at both ends": {
      in: sameAsn,
      findings: [
        {
          at: "tunnels.2.bgp.local_asn",
          message: "both ends have ASN 64512",
          address: at(CONNECTION),
          fault: "64512 64512",
          fix: "give the site an ASN of its own, such as 65010",
          with: [at(GATEWAY_2)],
        },
      ],
    },
    "one ASN at both ends of both tunnels": {
      in: patch(sameAsn, `${GATEWAY_1}/asn`, 64512),
      findings: [
        { at: "tunnels.1.bgp.local_asn", message: "both ends have ASN 64512" },
        { at: "tunnels.2.bgp.local_asn", message: "both ends have ASN 64512" },
      ],
    },
    "one ASN at both ends on a VPN gateway": {
      in: changed(good, {
        [`${OFFICE}/enable_tunnels_bgp`]: true,
        [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { local_asn: 65010 },
        "resource/alicloud_vpn_customer_gateway/office__edge/asn": "65010",
      }),
      findings: [
        {
          at: "tunnels.2.bgp.local_asn",
          message: "both ends have ASN 65010",
          address: at(OFFICE),
          fix: "give the site an ASN of its own, such as 65011",
        },
      ],
    },
  },
  leavesOpen: {
    "an ASN of a device that is not known yet": { in: patch(good, `${GATEWAY_2}/asn`, UNKNOWN) },
    "an ASN of the cloud that is not known yet": patch(good, LOCAL_ASN, UNKNOWN),
    "whether BGP is on": patch(sameAsn, `${CONNECTION}/enable_tunnels_bgp`, UNKNOWN),
  },
});
