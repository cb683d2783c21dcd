import type { Ipsec } from "../../proof/swanctl";

/** Settings of one end that differ from the usual ones. */
export type End = Partial<Ipsec>;

/** One fault between a device and the cloud. */
export interface BrokenIke {
  /** A unique title for people. */
  readonly title: string;
  /** What `diagnose` must name from the logs of both ends. */
  readonly fault: string;
  /** Settings of both ends. */
  readonly both?: End;
  readonly device?: End;
  readonly cloud?: End;
  /** The end that initiates. @default device */
  readonly initiator?: "device" | "cloud";
  /** The cloud's daemon. `strict` refuses aggressive mode; the test kills `mortal`, and stops `frozen` for a while. @default lax */
  readonly cloudDaemon?: "lax" | "strict" | "mortal";
  /** The device's daemon. `no-esp` runs on a kernel without ESP. @default lax */
  readonly deviceDaemon?: "lax" | "no-esp";
  /** UDP ports whose packets to the cloud are dropped from the start. */
  readonly dropped?: readonly number[];
  /** What the test does when the tunnel is up. */
  readonly onceUp?: "rekey" | "cut" | "kill" | "delete child" | "delete ike";
}

const AES128 = "aes128-sha256-modp2048";
const SHA1 = "aes256-sha1-modp2048";
const GROUP2 = "aes256-sha256-modp1024";
const V1 = { version: 1 } as const;
const AGGRESSIVE = { version: 1, aggressive: true } as const;
const DPD = { settings: ["dpd_delay = 1s", "dpd_timeout = 3s"] };

export const BROKEN_IKE: readonly BrokenIke[] = [
  { title: "IKEv2: another cipher in phase 1", fault: "ike-encryption", device: { ike: AES128 } },
  { title: "IKEv2: another hash in phase 1", fault: "ike-authentication", device: { ike: SHA1 } },
  { title: "IKEv2: another PRF in phase 1", fault: "ike-prf", device: { ike: "aes256-sha256-prfsha1-modp2048" } },
  { title: "IKEv2: another group in phase 1", fault: "ike-dh-group", device: { ike: GROUP2 } },
  { title: "IKEv1 main: another cipher in phase 1", fault: "ike-encryption", both: V1, device: { ike: AES128 } },
  { title: "IKEv1 main: another hash in phase 1", fault: "ike-authentication", both: V1, device: { ike: SHA1 } },
  { title: "IKEv1 main: another group in phase 1", fault: "ike-dh-group", both: V1, device: { ike: GROUP2 } },
  {
    title: "IKEv1 aggressive: another cipher in phase 1",
    fault: "ike-encryption",
    both: AGGRESSIVE,
    device: { ike: AES128 },
  },
  { title: "IKEv2: another cipher in phase 2", fault: "ipsec-encryption", device: { esp: AES128 } },
  { title: "IKEv2: another hash in phase 2", fault: "ipsec-authentication", device: { esp: SHA1 } },
  { title: "IKEv1: another cipher in phase 2", fault: "ipsec-encryption", both: V1, device: { esp: AES128 } },
  { title: "IKEv1: another hash in phase 2", fault: "ipsec-authentication", both: V1, device: { esp: SHA1 } },
  { title: "IKEv1: PFS at the cloud only", fault: "ipsec-pfs", both: V1, device: { esp: "aes256-sha256" } },
  { title: "IKEv1: another PFS group", fault: "ipsec-pfs", both: V1, device: { esp: GROUP2 } },
  {
    title: "IKEv2: another PFS group, seen at the rekey",
    fault: "ipsec-pfs",
    device: { esp: GROUP2 },
    onceUp: "rekey",
  },
  {
    title: "IKEv2: PFS at the cloud only, seen at the rekey",
    fault: "ipsec-pfs",
    device: { esp: "aes256-sha256" },
    onceUp: "rekey",
  },
  {
    title: "IKEv2: PFS at the device only, seen at the rekey",
    fault: "ipsec-pfs",
    cloud: { esp: "aes256-sha256" },
    onceUp: "rekey",
  },
  { title: "IKEv2: another PSK", fault: "psk", device: { psk: "another" } },
  { title: "IKEv2: the cloud has no PSK for the pair", fault: "psk-missing", cloud: { psk: undefined } },
  { title: "IKEv2: the device has no PSK for the pair", fault: "psk-missing", device: { psk: undefined } },
  { title: "IKEv1 main: another PSK", fault: "psk", both: V1, device: { psk: "another" } },
  { title: "IKEv1 aggressive: another PSK", fault: "psk", both: AGGRESSIVE, device: { psk: "another" } },
  { title: "IKEv2: the device has another identity", fault: "identity", device: { localId: "edge.example" } },
  { title: "IKEv2: the device expects another identity", fault: "identity", device: { remoteId: "cloud.example" } },
  { title: "IKEv1: the device has another identity", fault: "identity", both: V1, device: { localId: "edge.example" } },
  {
    title: "IKEv2: the device calls itself by its private address",
    fault: "identity-behind-nat",
    device: { localId: "10.0.0.7" },
  },
  {
    title: "IKEv1: the device calls itself by its private address",
    fault: "identity-behind-nat",
    both: V1,
    device: { localId: "10.0.0.7" },
  },
  {
    title: "IKEv1: the device expects another identity",
    fault: "identity",
    both: V1,
    device: { remoteId: "cloud.example" },
  },
  { title: "the device speaks IKEv1, the cloud IKEv2", fault: "ike-version", device: V1 },
  { title: "the device speaks IKEv2, the cloud IKEv1", fault: "ike-version", cloud: V1 },
  { title: "the device comes from another address", fault: "peer-address", cloud: { remote: "192.0.2.77" } },
  {
    title: "IKEv1: aggressive at the device, main at the cloud",
    fault: "ike-mode",
    both: V1,
    device: AGGRESSIVE,
    cloudDaemon: "strict",
  },
  { title: "IKEv1: main at the device, aggressive at the cloud", fault: "ike-mode", both: V1, cloud: AGGRESSIVE },
  {
    title: "IKEv2: selectors without a common network",
    fault: "selectors",
    cloud: { localSelectors: ["10.9.0.0/16"] },
  },
  {
    title: "IKEv2: the cloud has narrower selectors",
    fault: "selectors-narrowed",
    device: { remoteSelectors: ["0.0.0.0/0"] },
  },
  {
    title: "IKEv1: selectors without a common network",
    fault: "selectors",
    both: V1,
    cloud: { localSelectors: ["10.9.0.0/16"] },
  },
  { title: "UDP 500 does not arrive", fault: "no-answer", dropped: [500, 4500] },
  { title: "UDP 4500 does not arrive", fault: "no-answer-4500", dropped: [4500] },
  { title: "IKEv2: the path is cut while the tunnel is up", fault: "peer-lost", device: DPD, onceUp: "cut" },
  { title: "IKEv1: the path is cut while the tunnel is up", fault: "peer-lost", both: V1, device: DPD, onceUp: "cut" },
  {
    title: "IKEv2: the other end fails and comes back without its state",
    fault: "peer-lost",
    device: DPD,
    cloudDaemon: "mortal",
    onceUp: "kill",
  },
  { title: "the cloud deletes the child SA", fault: "deleted-by-peer", onceUp: "delete child" },
  { title: "the cloud deletes the IKE SA", fault: "deleted-by-peer", onceUp: "delete ike" },
  { title: "the device's kernel has no ESP", fault: "no-esp", deviceDaemon: "no-esp" },
];
