import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, GATEWAY_1, GATEWAY_2, good, singleTunnel, TUNNEL_2 } from "../good";
import { byKey, planOf } from "../plan-of";
import { testRule } from "../rule-test";

const ASN = `${GATEWAY_2}/asn`;
const other = patch(good, ASN, 65011);
const UNKNOWN_ASNS = { [ASN]: UNKNOWN, [`${GATEWAY_1}/asn`]: UNKNOWN };
/** A plan of devices with these ASNs. The plan shows only that the second tunnel ends at one of them. */
function oneOf(...asns: readonly (number | undefined)[]): Json {
  const plan = byKey(planOf(good), at(GATEWAY_2));
  const changes = plan.resource_changes as { address: string; change: { after: Json } }[];
  return {
    ...plan,
    resource_changes: changes.flatMap((one) =>
      one.address === at(GATEWAY_2)
        ? asns.map((asn, index) => {
            const after = { ...one.change.after, asn, ip_address: `203.0.113.${index + 20}` };
            return {
              ...one,
              address: `${one.address}["${index}"]`,
              index: String(index),
              change: { ...one.change, after },
            };
          })
        : [one],
    ),
  };
}

testRule("peer-asns-equal", {
  passes: {
    "one ASN": good,
    "one ASN, plain and dotted": patch(good, ASN, "0.65010"),
    "two ASNs without BGP": patch(other, `${CONNECTION}/enable_tunnels_bgp`, false),
    "no ASN at one device": patch(good, ASN, undefined),
    "one ASN, whichever of several devices is at the second tunnel": oneOf(65010, 65010),
    "a connection with one tunnel": singleTunnel({}),
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
    "another ASN at one possible second device": oneOf(65010, 65011),
    "another ASN at every possible second device": oneOf(65011, 65011),
    "ASNs that are not known yet": changed(good, UNKNOWN_ASNS),
    "an unknown device": planOf(patch(good, `${TUNNEL_2}/customer_gateway_id`, UNKNOWN)),
    "whether BGP is on": patch(other, `${CONNECTION}/enable_tunnels_bgp`, UNKNOWN),
  },
});
