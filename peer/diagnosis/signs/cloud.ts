import type { FaultId } from "../faults";
import type { Moment, Sign } from "../sign";

/** What the cloud's API calls a fault: `FailedReasonCode` of DiagnoseVpnConnections, by the page "IPsec-VPN troubleshooting" of the vendor. */
const CODES: Readonly<Record<string, readonly FaultId[]>> = {
  PeerMismatch: ["peer-address"],
  AlgorithmMismatch: [
    "ike-encryption",
    "ike-authentication",
    "ike-dh-group",
    "ipsec-encryption",
    "ipsec-authentication",
    "ipsec-pfs",
  ],
  EncryptionAlgorithmMismatch: ["ike-encryption", "ipsec-encryption"],
  AuthenticationAlgorithmMismatch: ["ike-authentication", "ipsec-authentication"],
  DhGroupMismatch: ["ike-dh-group"],
  PskMismatch: ["psk"],
  PeerIdMismatch: ["identity", "identity-behind-nat"],
  DpdHashNotifyCompatibility: ["dpd-payload-order"],
  DpdTimeout: ["peer-lost"],
  IkeVersionMismatch: ["ike-version"],
  NegotiationModeMismatch: ["ike-mode"],
  NatTMismatch: ["nat-traversal"],
  LifetimeMismatch: ["lifetime"],
  SecurityProtocolMismatch: ["esp-only"],
  EncapsulationModeMismatch: ["tunnel-mode-only"],
  TrafficSelectorMismatch: ["selectors"],
  PfsMismatch: ["ipsec-pfs"],
  ProposalMismatch: [
    "ike-encryption",
    "ike-authentication",
    "ike-dh-group",
    "ike-prf",
    "ipsec-encryption",
    "ipsec-authentication",
    "ipsec-pfs",
    "ike-version",
  ],
  Phase1NegotiationTimeout: ["no-answer", "psk", "peer-address"],
  Phase2NegotiationTimeout: [
    "ipsec-encryption",
    "ipsec-authentication",
    "ipsec-pfs",
    "selectors",
    "nat-traversal",
    "no-answer-4500",
  ],
  NoResponse: ["no-answer", "no-answer-4500"],
  ReceiveDeleteNotify: ["deleted-by-peer"],
};

/**
 * What the cloud's own log says. Those marked D stand on the page named above, "Reference: Error Code and Log Keyword"; the rest is in
 * the sources of racoon2's iked, which the lines of that page and of the API's examples come from, and what it means is ours.
 */
export const CLOUD_SIGNS: readonly Sign[] = [
  ...Object.entries(CODES).map(([code, shows]) => ({ says: new RegExp(`\\b${code}\\b`), shows })),

  { says: /rejected enctype/, shows: ["ike-encryption"] }, // D
  { says: /invalid encryption algorithm|trns_id mismatched/, shows: ["ipsec-encryption"] }, // D
  { says: /rejected hashtype/, shows: ["ike-authentication"] }, // D
  { says: /authtype mismatched/, shows: ["ipsec-authentication"] }, // D, for the hash of either phase; racoon2 compares phase 2 here
  {
    says: /rejected dh_group|received KE type \d+, ?expected \d+|proposal mismatch, transform type:4/,
    shows: ["ike-dh-group"],
  }, // D
  { says: /failed to compute dh value/, shows: ["ike-dh-group"] }, // D
  { says: /pfs[ _]group mismatched|message lacks KE payload/, shows: ["ipsec-pfs"] }, // D

  { says: /unknown ikev2 peer/, shows: ["ike-version", "ike-mode"] }, // D
  {
    says: /received IKEv[12] request but no IKEv[12] configuration for peer|ikev2 not acceptable by configuration/,
    shows: ["ike-version"],
  },
  { says: /not acceptable (?:Identity Protection|Aggressive) mode|in Identity not acceptable/, shows: ["ike-mode"] }, // D
  { says: /exchange type is mismatched/, shows: ["ike-mode"] },
  { says: /received UNSUPPORTED_CRITICAL_PAYLOAD/, shows: ["peer-address"] }, // D
  {
    says: /failure in finding configuration for remote host|remote address mismatched|couldn't find configuaration/,
    shows: ["peer-address"],
  }, // the last D

  { says: /couldn't find the (?:proper )?pskey/, shows: ["psk-missing"] },
  { says: /mismatch of preshared secrets/, shows: ["psk"] }, // D
  { says: /HASH mismatched/, shows: ["psk", "ike-authentication"] }, // D, as any algorithm; racoon2 checks what the PSK makes
  { says: /authentication failure|ICV check failure/, shows: ["psk", "ike-encryption", "ike-authentication"] }, // D
  {
    says: /received ID_I \(type \S+ \[(.+?)\]\) does not match peers id|peer identifier '?(.+?)'? does not match/,
    shows: strangeIdentity,
  }, // D
  {
    says: /does not match peers id|received ID_I is unknown|received ID_R .* does not match my id|ID mismatched/,
    shows: ["identity", "identity-behind-nat"],
  },
  {
    says: /Unknow peer id|Parse PEERID failed|message lacks IDr payload|Expecting IP address type in main mode/,
    shows: ["identity"],
  }, // D

  {
    says: /traffic selector (?:mismatch|unacceptable)|can't find matching selector|invalid-id-information|Notify type TS_UNACCEPTABLE/i,
    shows: ["selectors"],
  }, // D
  { says: /responder's TS[ir] does not match my selector/, shows: ["selectors"] },

  { says: /received unexpecting payload type 130/, shows: ["nat-traversal"] }, // D
  { says: /long lifetime proposed/, shows: ["lifetime"] }, // D
  { says: /proto_id mismatched/, shows: ["esp-only"] }, // D
  { says: /encmode mismatched/, shows: ["tunnel-mode-only"] }, // D
  { says: /the message has no hash payload/, shows: ["dpd-payload-order"] }, // D

  {
    says: /no proposal chosen|no suitable proposal found|failed to get valid proposal|none of my proposal matched/,
    shows: refused,
  }, // D
  { says: /peer response does not match my proposal/, shows: refused },
  {
    says: /phase2 negotiation failed due to time up(?! waiting for phase1)/,
    shows: ["ipsec-encryption", "ipsec-authentication", "ipsec-pfs", "selectors", "no-answer-4500"],
  },
  {
    says: /phase1 negotiation failed due to time up|ISAKMP-SA has not been established/,
    shows: ["no-answer", "psk", "peer-address"],
  }, // D
  {
    says: /retransmission count exceeded the limit/,
    shows: (_, { established }) => (established ? ["peer-lost"] : ["no-answer", "no-answer-4500"]),
  }, // D
  { says: /DPD: remote .*seems to be dead/, shows: ["peer-lost"] }, // D
  { says: /received DELETE IKE_SA/, shows: ["deleted-by-peer"] }, // D
];

const PHASE_1: readonly FaultId[] = ["ike-encryption", "ike-authentication", "ike-dh-group", "ike-prf"];
const PHASE_2: readonly FaultId[] = ["ipsec-encryption", "ipsec-authentication", "ipsec-pfs"];

function refused(_: RegExpExecArray, { established }: Moment): readonly FaultId[] {
  return established ? PHASE_2 : PHASE_1;
}

/** An address where the public one was expected is what a device behind NAT sends. */
function strangeIdentity([, received, other]: RegExpExecArray): readonly FaultId[] {
  return /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(received ?? other ?? "")
    ? ["identity-behind-nat"]
    : ["identity"];
}
