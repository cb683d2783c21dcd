import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, GATEWAY_1, GATEWAY_2, good } from "../good";
import { testRule } from "../rule-test";

const ASN = `${GATEWAY_2}/asn`;
const other = patch(good, ASN, 65011);

testRule("peer-asns-equal", {
  passes: {
    "one ASN": good,
    "one ASN, plain and dotted": patch(good, ASN, "0.65010"),
    "two ASNs without BGP": patch(other, `${CONNECTION}/enable_tunnels_bgp`, false),
    "no ASN at one device": patch(good, ASN, undefined),
    "an empty ASN at one device": patch(good, ASN, ""),
    "an empty ASN at the other device": patch(good, `${GATEWAY_1}/asn`, ""),
  },
  finds: {
    "two ASNs": {
      in: other,
      findings: [
        {
          at: "tunnels.2.customer_gateway_id",
          message: "the devices have ASN 65010 and ASN 65011",
          address: at(CONNECTION),
          fault: "65010 65011",
          with: [at(GATEWAY_1), at(GATEWAY_2)],
        },
      ],
    },
  },
  leavesOpen: {
    "an ASN that is not known yet": patch(good, ASN, UNKNOWN),
    "whether BGP is on": patch(other, `${CONNECTION}/enable_tunnels_bgp`, UNKNOWN),
  },
});
