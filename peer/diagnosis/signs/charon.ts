import type { FaultId } from "../faults";
import type { Moment, Sign } from "../sign";

/**
 * What charon 5.9.8 logs; we saw each when `test/proof` broke something. "Received" lines are the asking end's, the
 * rest the refusing end's.
 */
export const CHARON_SIGNS: readonly Sign[] = [
  { says: /unable to add SAD entry|Protocol not supported \(93\)/, shows: ["no-esp"] },

  { says: /no acceptable ENCRYPTION_ALGORITHM found/, shows: inPhase("ike-encryption", "ipsec-encryption") },
  { says: /no acceptable INTEGRITY_ALGORITHM found/, shows: inPhase("ike-authentication", "ipsec-authentication") },
  { says: /no acceptable PSEUDO_RANDOM_FUNCTION found/, shows: ["ike-prf"] },
  {
    says: /no acceptable (?:KEY_EXCHANGE_METHOD|DIFFIE_HELLMAN_GROUP) found/,
    shows: inPhase("ike-dh-group", "ipsec-pfs"),
  },

  { says: /no IKE config found for/, shows: ["ike-version", "peer-address"] },
  {
    says: /Aggressive Mode PSK disabled|none allows pre-shared key authentication using (?:Main|Aggressive) Mode/,
    shows: ["ike-mode"],
  },

  { says: /no shared key found for/, shows: ["psk-missing"] },
  { says: /tried \d+ shared keys? for .*, but MAC mismatched/, shows: ["psk"] },
  { says: /payload length, decryption failed\?|calculated HASH does not match HASH payload/, shows: ["psk"] },

  { says: /looking for (?:pre-shared key )?peer configs matching \S+\.\.\.(\S+)\[(.+)\]$/, shows: unknownPeer },
  { says: /no matching peer config found|no peer config found/, shows: ["identity", "identity-behind-nat"] },
  { says: /IDir '.*' does not match to|constraint check failed: identity/, shows: ["identity"] },

  { says: /traffic selectors .* unacceptable|no matching CHILD_SA config found/, shows: ["selectors"] },
  { says: /received TS_UNACCEPTABLE notify|N\(TS_UNACCEPT\)/, shows: ["selectors"] },
  { says: /received INVALID_ID_INFORMATION error notify|N\(INVAL_ID\)/, shows: ["selectors"] },

  { says: /IKE_SA_INIT response \d+ \[ N\(NO_PROP\) \]/, shows: () => REFUSED_PHASE_1 },
  { says: /INFORMATIONAL_V1 request \d+ \[ N\(NO_PROP\) \]/, shows: () => REFUSED_PHASE_1 },
  { says: /CREATE_CHILD_SA response \d+ \[ N\(NO_PROP\) \]|CHILD_SA rekeying failed/, shows: ["ipsec-pfs"] },
  { says: /IKE_AUTH response \d+ \[ .*N\(NO_PROP\)/, shows: ["ipsec-encryption", "ipsec-authentication"] },
  { says: /INFORMATIONAL_V1 request \d+ \[ HASH N\(NO_PROP\) \]/, shows: () => REFUSED_PHASE_2 },
  {
    says: /received NO_PROPOSAL_CHOSEN (?:error notify|notify error)/,
    shows: (_, { established }) => (established ? REFUSED_PHASE_2 : REFUSED_PHASE_1),
  },
  { says: /received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built/, shows: () => REFUSED_PHASE_2 },
  {
    says: /received AUTHENTICATION_FAILED notify error|IKE_AUTH response \d+ \[.*N\(AUTH_FAILED\)/,
    shows: () => NOT_AUTHENTICATED,
  },
  // In ikev1 a wrong PSK gives no such notice: the other end cannot decrypt.
  {
    says: /received AUTHENTICATION_FAILED error notify|parsed INFORMATIONAL_V1 .*N\(AUTH_FAILED\)/,
    shows: ["identity", "identity-behind-nat", "ike-mode"],
  },

  { says: /DPD check timed out/, shows: ["peer-lost"] },
  { says: /retransmit \d+ of request (?:with )?message ID (\d+)(?:, seq (\d+))?/, shows: unanswered },
  { says: /received DELETE for (?:ESP CHILD_SA|IKE_SA)/, shows: ["deleted-by-peer"] },

  { says: /config: (\S+), received: (\S+) => match: (\S+)/, shows: narrowed },
];

const REFUSED_PHASE_1: readonly FaultId[] = [
  "ike-encryption",
  "ike-authentication",
  "ike-dh-group",
  "ike-prf",
  "ike-version",
  "peer-address",
];
const REFUSED_PHASE_2: readonly FaultId[] = ["ipsec-encryption", "ipsec-authentication", "ipsec-pfs"];
const NOT_AUTHENTICATED: readonly FaultId[] = ["psk", "psk-missing", "identity", "identity-behind-nat"];

/** The proposals follow, and name their phase. */
function inPhase(ike: FaultId, ipsec: FaultId) {
  return (_: RegExpExecArray, { next }: Moment): readonly FaultId[] => {
    const [, protocol] = next.map((says) => /proposals?: (IKE|ESP):/.exec(says)).find((match) => match) ?? [];
    if (protocol === undefined) return [ike, ipsec];
    return [protocol === "IKE" ? ike : ipsec];
  };
}

/** Which identity was looked for and not found. */
function unknownPeer([, address, identity]: RegExpExecArray, { next }: Moment): readonly FaultId[] {
  if (!next.slice(0, 2).some((says) => /no (?:matching )?peer config found/.test(says))) return [];
  return isAddress(identity) && identity !== address ? ["identity-behind-nat"] : ["identity"];
}

/**
 * In ikev2 the first request has id 0 on UDP 500 and the second id 1 on UDP 4500; in ikev1 the third message goes to
 * 4500.
 */
function unanswered([, id = "", sequence]: RegExpExecArray, { established }: Moment): readonly FaultId[] {
  if (established) return ["peer-lost"];
  const first = sequence === undefined ? Number(id) === 0 : Number(sequence) < 3;
  return [first ? "no-answer" : "no-answer-4500"];
}

/** An end that has more networks than both agreed on. */
function narrowed([, own, received, match]: RegExpExecArray): readonly FaultId[] {
  return own === received || (match === own && match === received)
    ? []
    : match === own || match === received
      ? ["selectors-narrowed"]
      : [];
}

const isAddress = (text: string | undefined) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text ?? "");
