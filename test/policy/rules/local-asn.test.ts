import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const ASN = `${TUNNEL_2}/tunnel_bgp_config/local_asn`;
const found = (asn: number | string, message = `${asn} is not an ASN`) => ({
  in: patch(good, ASN, asn),
  findings: [{ at: "tunnels.2.bgp.local_asn", message, address: at(CONNECTION), fault: String(asn) }],
});
const reserved = (asn: number) => ({
  in: patch(good, ASN, asn),
  findings: [
    {
      at: "tunnels.2.bgp.local_asn",
      message: `ASN ${asn} is reserved by an RFC`,
      level: "warning" as const,
      fault: String(asn),
    },
  ],
});

testRule("local-asn", {
  passes: {
    "a private ASN": good,
    "the cloud's own ASN": patch(good, ASN, 45_104),
    "the lowest ASN": patch(good, ASN, 1),
    "the highest ASN that no RFC reserves": patch(good, ASN, 4_294_967_294),
    "no ASN": patch(good, ASN, undefined),
  },
  finds: {
    "0": found(0),
    "an ASN above the highest": found(4_294_967_296),
    "an ASN below the lowest": found(-1),
    "a word": found("many"),
    "AS 23456, reserved for transitions": reserved(23_456),
    "the last ASN of two bytes": reserved(65_535),
    "the last ASN of four bytes": reserved(4_294_967_295),
    "0 on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_bgp_config`, { local_asn: "0" }),
      findings: [{ at: "tunnels.1.bgp.local_asn", message: "0 is not an ASN", address: at(OFFICE) }],
    },
  },
  leavesOpen: { "an ASN that is not known yet": patch(good, ASN, UNKNOWN) },
});
