import { patch, UNKNOWN } from "../fixtures";
import { at, GATEWAY_1, good } from "../good";
import { testRule } from "../rule-test";

const ASN = `${GATEWAY_1}/asn`;
const found = (asn: number | string, message: string, fix?: string) => ({
  in: patch(good, ASN, asn),
  findings: [{ at: "asn", message, address: at(GATEWAY_1), fault: String(asn), ...(fix ? { fix } : {}) }],
});
const reserved = (asn: number | string) => ({
  in: patch(good, ASN, asn),
  findings: [{ at: "asn", message: `ASN ${asn} is reserved by an RFC`, level: "warning" as const }],
});

testRule("customer-gateway-asn", {
  passes: {
    "a private ASN": good,
    "a private ASN as number": patch(good, ASN, 65_010),
    "an ASN of four bytes": patch(good, ASN, "4200000000"),
    "no ASN": patch(good, ASN, undefined),
    "an empty ASN, which the provider does not send": patch(good, ASN, ""),
  },
  finds: {
    "the cloud's ASN": found(
      45_104,
      "ASN 45104 belongs to Alibaba Cloud",
      "use the device's own ASN, or a private one such as 65010",
    ),
    "the cloud's ASN, dotted": found("0.45104", "ASN 0.45104 belongs to Alibaba Cloud"),
    "a dotted ASN": found(
      "1.10",
      "the cloud returns ASN 1.10 as 65546, so every later plan replaces the gateway",
      'asn = "65546"',
    ),
    "0": found(0, "0 is not an ASN"),
    "AS 23456, for transitions": reserved(23_456),
    "the last ASN of two bytes": reserved("65535"),
    "the last ASN of four bytes": reserved(4_294_967_295),
  },
  leavesOpen: { "an ASN that is not known yet": patch(good, ASN, UNKNOWN) },
});
