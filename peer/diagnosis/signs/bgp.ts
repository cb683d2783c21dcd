import type { FaultId } from "../faults";
import type { Moment, Sign } from "../sign";

/** What FRR 8.4 and BIRD 2.0 log or show of BGP; we saw each when `test/proof` broke something. */
export const BGP_SIGNS: readonly Sign[] = [
  { says: /bad OPEN, remote AS is (\d+), expected \d+/, shows: ownOrOther },
  { says: /OPEN Message Error\/Bad Peer AS|Bad peer AS/, shows: ["bgp-asn"] },
  { says: /Unacceptable Hold Time|Unacceptable hold time/, shows: ["bgp-hold-time"] },
  { says: /discarded due to missing policy|\(Policy\)/, shows: ["bgp-policy"] },
  { says: /Hold Timer Expired|Hold timer expire/, shows: ["bgp-hold-timer"] },
  {
    says: /Cease\/Administrative (?:Shutdown|Reset)|Administrative shutdown|Disabling protocol/,
    shows: ["bgp-shutdown"],
  },
  { says: /Last reset [\w:]+,\s+Waiting for NHT/, shows: ["bgp-no-route"] },
  { says: /Connect failed 113|Socket: No route to host/, shows: ["bgp-address-taken"] },
  { says: /Socket: Connection re(?:set|fused)/, shows: ["bgp-own-asn", "bgp-no-route", "bgp-address-taken"] },
  { says: /Last reset [\w:]+,\s+Waiting for peer OPEN|BGP state:\s+Connect$/, shows: ["bgp-silent"] },
];

/** A session with oneself has the own ASN at both ends, which only `show bgp neighbors` has. */
function ownOrOther([, remote]: RegExpExecArray, { all }: Moment): readonly FaultId[] {
  const [, own] = all.map((says) => /\blocal AS (\d+)/.exec(says)).find((match) => match) ?? [];
  if (own === undefined) return ["bgp-own-asn", "bgp-asn"];
  return [own === remote ? "bgp-own-asn" : "bgp-asn"];
}
