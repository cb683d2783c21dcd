import type { BrokenIke } from "./broken-ike";
import { addresses } from "./ike-bench";

/**
 * The lines that the cloud would log in a case, in the layout of DescribeVpnConnectionLogs: for each event that charon logged, the
 * message of racoon2's iked.
 */
export function cloudLog({ fault, both, device, cloud: own, onceUp }: BrokenIke, index: number): string {
  const { cloud, device: peer } = addresses(index);
  const version = { version: 2, ...both, ...own }.version;
  const where = `[{remote id:${index + 1}}{ph1: ${cloud}[500] <=> ${peer}[500], ${cloud} <=> ${peer}}]`;
  const line = (level: string, place: string, says: string) =>
    `2026-11-30 16:15:${String(index).padStart(2, "0")} vco-m5eabc${index} [${level}]: ${place}: ${says} ${where}`;
  const wrong = (place: string, says: string) => line("PROTO_ERR", place, says);
  const up = line(
    "INFO",
    "isakmp.c:2110:log_ph1established()",
    `ISAKMP-SA established ${cloud}[500]-${peer}[500] spi:5a1e:77b2`,
  );
  const [v1, v2] = MESSAGES[fault] ?? [];
  const says = version === 1 ? v1 : v2;
  if (says === undefined) return "";
  const begins = onceUp || fault.startsWith("ipsec") || fault === "selectors" ? [up] : [];
  const values = `${CIPHERS[device?.ike ?? ""] ?? "AES-CBC-256:AES-CBC-128"}`;
  return [...begins, wrong(says.place, says.text.replace("VALUES", values))].join("\n");
}

interface Message {
  readonly place: string;
  readonly text: string;
}

const CIPHERS: Readonly<Record<string, string>> = {
  "aes256-sha1-modp2048": "SHA256:SHA",
  "aes256-sha256-modp1024": "2048-bit MODP group:1024-bit MODP group",
};

const at = (place: string, text: string): Message => ({ place, text });
const DB = "DB(prop#1:trns#1):Peer(prop#1:trns#1) = VALUES";
const NO_PROPOSAL = at("ikev2.c:1820:ikev2_responder_state0_recv()", "no proposal chosen");
const NO_CHILD = at("ikev2_child.c:911:ikev2_child_responder()", "no proposal chosen");

/**
 * The messages of each fault, with ikev1 and with ikev2, from the vendor's list of log keywords or racoon2's sources. For a fault
 * without a message the cloud logs nothing, or nothing that we know.
 */
const MESSAGES: Readonly<Record<string, readonly [Message?, Message?]>> = {
  "ike-encryption": [at("ipsec_doi.c:512:print_ph1mismatched()", `rejected enctype: ${DB}`), NO_PROPOSAL],
  "ike-authentication": [at("ipsec_doi.c:519:print_ph1mismatched()", `rejected hashtype: ${DB}`), NO_PROPOSAL],
  "ike-dh-group": [
    at("ipsec_doi.c:526:print_ph1mismatched()", `rejected dh_group: ${DB}`),
    at("ikev2.c:1820:ikev2_responder_state0_recv()", "received KE type 2,expected 14"),
  ],
  "ike-prf": [undefined, NO_PROPOSAL],
  "ike-mode": [at("ikev1.c:760:isakmp_ph1begin_r()", "exchange type is mismatched")],
  "ike-version": [
    at("ikev2.c:412:ikev2_input()", "unknown ikev2 peer"),
    at("ikev1.c:705:ikev1_input()", "received IKEv1 request but no IKEv1 configuration for peer"),
  ],
  "peer-address": [undefined, at("ike_conf.c:240:ike_conf_find()", "failure in finding configuration for remote host")],
  psk: [
    at("isakmp_inf.c:310:isakmp_decrypt()", "Decryption failed! mismatch of preshared secrets"),
    at("ikev2_auth.c:322:ikev2_auth_verify()", "authentication failure"),
  ],
  "psk-missing": [undefined, at("oakley.c:2832:oakley_skeyid()", "couldn't find the pskey for the peer")],
  identity: [
    at("isakmp_ident.c:1210:ident_r2recv()", "Unknow peer id"),
    at("ikev2.c:2399:ikev2_check_id()", "received ID_I (type FQDN [edge.example]) does not match peers id"),
  ],
  "identity-behind-nat": [
    at("isakmp_ident.c:1210:ident_r2recv()", "peer identifier '10.0.0.7' does not match"),
    at("ikev2.c:2399:ikev2_check_id()", "received ID_I (type IPv4_address [10.0.0.7]) does not match peers id"),
  ],
  selectors: [
    at("isakmp_quick.c:1980:get_proposal_r()", "can't find matching selector"),
    at("ikev2_child.c:640:ikev2_child_ts()", "traffic selector unacceptable"),
  ],
  "ipsec-encryption": [at("proposal.c:344:cmpsatrns()", "trns_id mismatched: my:AES peer:3DES"), NO_CHILD],
  "ipsec-authentication": [
    at("proposal.c:351:cmpsatrns()", "authtype mismatched: my:hmac-sha256 peer:hmac-sha"),
    NO_CHILD,
  ],
  "ipsec-pfs": [
    at("proposal.c:300:cmpsaprop()", "pfs group mismatched: my:14 peer:2"),
    at("ikev2_child.c:1400:rekey()", "message lacks KE payload"),
  ],
  "peer-lost": [
    at("isakmp_inf.c:1514:isakmp_info_monitor()", "DPD: remote seems to be dead"),
    at("ikev2.c:933:ikev2_retransmit()", "retransmission count exceeded the limit"),
  ],
  "deleted-by-peer": [undefined, at("ikev2_notify.c:88:delete()", "received DELETE IKE_SA")],
};
