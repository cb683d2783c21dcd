import { patch, UNKNOWN } from "../fixtures";
import { at, GATEWAY_2, good } from "../good";
import { testRule } from "../rule-test";

const ASN = `${GATEWAY_2}/asn`;
const found = (asn: number | string) => ({
  in: patch(good, ASN, asn),
  findings: [{ at: "asn", message: `ASN ${asn} is public`, address: at(GATEWAY_2), fault: String(asn) }],
});

testRule("private-asn", {
  passes: {
    "the lowest private ASN": patch(good, ASN, 64_512),
    "the highest private ASN of two bytes": patch(good, ASN, 65_534),
    "the lowest private ASN of four bytes": patch(good, ASN, 4_200_000_000),
    "the highest private ASN of four bytes": patch(good, ASN, "4294967294"),
    "a private ASN, dotted": patch(good, ASN, "0.65010"),
    "no ASN": patch(good, ASN, undefined),
    "the cloud's ASN, which another rule reports": patch(good, ASN, 45_104),
    "an invalid ASN": patch(good, ASN, "many"),
  },
  finds: {
    "a public ASN": found(3320),
    "the ASN below the private ones": found(64_511),
    "the ASN below the private ones of four bytes": found(4_199_999_999),
  },
  leavesOpen: { "an ASN that is not known yet": patch(good, ASN, UNKNOWN) },
});
