import type { FaultId } from "../faults";
import type { Moment, Sign } from "../sign";

/**
 * What the cloud's own log can say. That the lines are racoon2's is inferred from two that the API documents; the messages are those
 * of its sources (`iked/ikev1/*.c`, `iked/ikev2*.c`), what they mean is ours.
 */
export const CLOUD_SIGNS: readonly Sign[] = [
  { says: /rejected enctype/, shows: ["ike-encryption"] },
  { says: /rejected hashtype/, shows: ["ike-authentication"] },
  { says: /rejected dh_group/, shows: ["ike-dh-group"] },
  { says: /exchange type is mismatched/, shows: ["ike-mode"] },
  {
    says: /received IKEv[12] request but no IKEv[12] configuration for peer|ikev2 not acceptable by configuration/,
    shows: ["ike-version"],
  },
  { says: /failure in finding configuration for remote host|remote address mismatched/, shows: ["peer-address"] },
  { says: /couldn't find the (?:proper )?pskey/, shows: ["psk-missing"] },
  { says: /HASH mismatched|decryption .*failed|authentication failure|ICV check failure/, shows: ["psk"] },
  {
    says: /received ID_I \(type \S+ \[(.+?)\]\) does not match peers id|peer identifier .* does not match/,
    shows: ["identity"],
  },
  { says: /received ID_I is unknown|received ID_R .* does not match my id|ID mismatched/, shows: ["identity"] },
  { says: /responder's TS[ir] does not match my selector|no suitable policy found/, shows: ["selectors"] },
  { says: /pfs_group mismatched/, shows: ["ipsec-pfs"] },
  { says: /encryption algorithm mismatched|trns_id mismatched|encmode mismatched/, shows: ["ipsec-encryption"] },
  { says: /authtype mismatched/, shows: ["ipsec-authentication"] },
  {
    says: /no suitable proposal found|failed to get valid proposal|no proposal chosen|peer response does not match my proposal/,
    shows: refused,
  },
  {
    says: /phase2 negotiation failed due to time up/,
    shows: ["selectors", "ipsec-encryption", "ipsec-authentication", "ipsec-pfs", "no-answer-4500"],
  },
  { says: /phase1 negotiation failed due to time up/, shows: ["no-answer", "psk", "peer-address"] },
  {
    says: /retransmission count exceeded the limit/,
    shows: (_, { established }) => (established ? ["peer-lost"] : ["no-answer", "no-answer-4500"]),
  },
  {
    says: /DPD: remote .* seems to be dead|Cookie mismatch in DPD ACK|Wrong DPD sequence number/,
    shows: ["peer-lost"],
  },
];

const PHASE_1: readonly FaultId[] = ["ike-encryption", "ike-authentication", "ike-dh-group", "ike-prf"];
const PHASE_2: readonly FaultId[] = ["ipsec-encryption", "ipsec-authentication", "ipsec-pfs"];

function refused(_: RegExpExecArray, { established }: Moment): readonly FaultId[] {
  return established ? PHASE_2 : PHASE_1;
}
