/** The faults between the two ends, with their fixes at either. */
export interface Fault {
  readonly title: string;
  /** In the console's words, with the name in the environment file. */
  readonly cloud: string;
  /** In words that most devices share, with strongSwan's keyword. */
  readonly device: string;
}

const algorithm = (phase: 1 | 2, what: string, name: string, console: string, keyword: string): Fault => ({
  title: `the ${what} of phase ${phase} differs`,
  cloud: `crypto.${name} (console: ${phase === 1 ? "IKE" : "IPsec"} Configurations, ${console})`,
  device: `the ${what} of phase ${phase} (swanctl: ${keyword})`,
});

/** The most specific first: a fault near the end often results from an earlier one. */
export const FAULTS = {
  "no-esp": {
    title: "the device cannot encrypt: its kernel has no ESP",
    cloud: "nothing",
    device:
      "load the kernel modules for ESP (esp4, xfrm_user), or use another kernel; the other end only sees that the device deletes the tunnel",
  },
  "ike-mode": {
    title: "one end uses main mode, the other accepts only aggressive mode",
    cloud: "crypto.ike.mode (console: IKE Configurations, Negotiation Mode)",
    device: "main mode at both ends (swanctl: aggressive = no); better, ikev2",
  },
  "ike-version": {
    title: "the ends speak different versions of IKE",
    cloud: "crypto.ike.version (console: IKE Configurations, Version)",
    device: "the IKE version of the connection (swanctl: version)",
  },
  "peer-address": {
    title: "the device uses an address that the cloud does not know",
    cloud: "the ip of the customer gateway, which cannot change: make another gateway with the address in the log",
    device:
      "send IKE from the address of the customer gateway (swanctl: local_addrs), or fix the NAT rule in front of the device",
  },
  "ike-encryption": algorithm(1, "cipher", "ike.encryption", "Encryption Algorithm", "proposals"),
  "ike-authentication": algorithm(1, "hash", "ike.authentication", "Authentication Algorithm", "proposals"),
  "ike-dh-group": algorithm(1, "Diffie-Hellman group", "ike.dhGroup", "DH Group", "proposals"),
  "ike-prf": {
    title: "the pseudo-random function of phase 1 differs",
    cloud: "nothing: the cloud uses the hash of phase 1 (crypto.ike.authentication)",
    device: "the PRF that belongs to the hash of phase 1 (swanctl: no prf… in proposals)",
  },
  "psk-missing": {
    title: "one end has no PSK for the two identities",
    cloud: "the PSK of the tunnel (console: Pre-Shared Key), and its identities localId and remoteId",
    device: "a PSK for this pair of identities (swanctl: secrets, id-1 and id-2)",
  },
  psk: {
    title: "the PSKs differ",
    cloud: "the PSK of the tunnel (console: Pre-Shared Key); cenvpn keys shows where it comes from",
    device: "the same PSK; look for a blank at its end, a quote, or 0x at its start (swanctl: secrets)",
  },
  "identity-behind-nat": {
    title: "the device is behind NAT and sends its private address as identity",
    cloud: "remoteId of the tunnel (console: RemoteId): the identity that the device sends",
    device: "the public address as identity (swanctl: local.id)",
  },
  identity: {
    title: "one end sends an identity that the other does not expect",
    cloud: "localId and remoteId of the tunnel (console: LocalId, RemoteId)",
    device: "own and expected identity (swanctl: local.id, remote.id)",
  },
  selectors: {
    title: "the two ends have no protected network in common",
    cloud:
      "routing.cloud and routing.site (console: Local Network, Remote Network); destination routing is 0.0.0.0/0 on both",
    device: "the same networks, with the sides swapped (swanctl: local_ts, remote_ts)",
  },
  "ipsec-encryption": algorithm(2, "cipher", "ipsec.encryption", "Encryption Algorithm", "esp_proposals"),
  "ipsec-authentication": algorithm(2, "hash", "ipsec.authentication", "Authentication Algorithm", "esp_proposals"),
  "ipsec-pfs": {
    title: "the PFS group of phase 2 differs",
    cloud: "crypto.ipsec.pfs (console: IPsec Configurations, DH Group)",
    device:
      "the PFS group (swanctl: last term of esp_proposals); with ikev2 a wrong group shows only at the first rekey",
  },
  "nat-traversal": {
    title: "only one end has NAT traversal on",
    cloud: "natTraversal (console: NAT Traversal)",
    device: "NAT traversal on; off at both ends only if the path has no NAT (swanctl: encap)",
  },
  lifetime: {
    title: "the device proposes a longer lifetime than the cloud accepts",
    cloud: "crypto.ike.lifetime and crypto.ipsec.lifetime (console: SA Life Cycle)",
    device: "the same lifetimes (swanctl: rekey_time, life_time)",
  },
  "esp-only": {
    title: "the device proposes AH, but the cloud supports only ESP",
    cloud: "nothing",
    device: "ESP (swanctl: esp_proposals, no ah_proposals)",
  },
  "tunnel-mode-only": {
    title: "the device proposes transport mode, but the cloud supports only tunnel mode",
    cloud: "nothing",
    device: "tunnel mode (swanctl: children.….mode = tunnel)",
  },
  "dpd-payload-order": {
    title: "the device sends the parts of its DPD messages in an order that the cloud ignores",
    cloud: "dpd: false (console: DPD), if the device cannot change the order",
    device: "the order: hash, then notify",
  },
  "no-answer-4500": {
    title: "UDP 500 passes, but UDP 4500 does not",
    cloud: "nothing",
    device: "let UDP 4500 and ESP (protocol 50) to and from the gateway address pass every firewall on the path",
  },
  "no-answer": {
    title: "the other end does not answer",
    cloud:
      "is the connection attached, and is this its gateway address? The cloud waits for traffic unless applyImmediately is on",
    device:
      "let UDP 500 to and from the gateway address pass; check that address and the path to it (swanctl: remote_addrs)",
  },
  "peer-lost": {
    title: "the other end does not answer any more",
    cloud: "nothing, unless the gateway has changed: does the connection still have this gateway address?",
    device: "check the line; let the tunnel restart by itself (swanctl: dpd_action = restart, keyingtries = 0)",
  },
  "deleted-by-peer": {
    title: "the other end deleted the tunnel",
    cloud: "did somebody change or reset the connection? The log of the end that deleted the tunnel gives the reason",
    device: "let the tunnel restart by itself (swanctl: close_action = start)",
  },
  "selectors-narrowed": {
    title: "the ends agreed on fewer networks than one of them has: the tunnel does not carry some traffic",
    cloud: "routing.cloud and routing.site (console: Local Network, Remote Network)",
    device: "the same networks, with the sides swapped (swanctl: local_ts, remote_ts)",
  },
  "bgp-own-asn": {
    title: "the device speaks BGP with itself: the inside addresses are swapped",
    cloud: "cloudIp of the tunnel (console: Local BGP IP) is the address that the device calls its neighbour",
    device: "own address and neighbour of the tunnel, swapped",
  },
  "bgp-asn": {
    title: "one end has an ASN that the other does not expect",
    cloud: "bgp.localAsn is the cloud's ASN; the device's is the asn of the customer gateway, which cannot change",
    device: "its own ASN and the neighbour's (FRR: router bgp, remote-as; BIRD: local as, neighbor as)",
  },
  "bgp-hold-time": {
    title: "one end refuses the hold time that the other offers",
    cloud: "nothing: the cloud publishes no hold time of its own",
    device: "a hold time of 30 s or more, and no minimum above the cloud's (FRR: timers bgp, bgp minimum-holdtime)",
  },
  "bgp-policy": {
    title: "BGP is up, but the device accepts or sends no routes because a policy is missing",
    cloud: "nothing",
    device: "a route map in both directions (FRR: neighbor … route-map … in and out)",
  },
  "bgp-hold-timer": {
    title: "BGP heard nothing for the hold time",
    cloud: "nothing: look at the tunnel of this neighbour first",
    device: "look at IKE and DPD of this tunnel first, then for a firewall that forgets sessions",
  },
  "bgp-shutdown": {
    title: "somebody turned the BGP session off",
    cloud: "is BGP on for the connection?",
    device: "turn the neighbour on again (FRR: no neighbor … shutdown)",
  },
  "bgp-no-route": {
    title: "no network of the device contains the neighbour's address",
    cloud: "insideCidr of the tunnel and cloudIp",
    device: "the neighbour is the other address of the tunnel's /30; the tunnel's interface has the device's own",
  },
  "bgp-address-taken": {
    title: "nothing answers at the neighbour's address: the device may use the cloud's address",
    cloud: "insideCidr and cloudIp of the tunnel",
    device: "the device has the other address of the /30, not the cloud's",
  },
  "bgp-silent": {
    title: "TCP 179 gets no answer: one end has an MD5 password, or a filter blocks the port",
    cloud: "the cloud has no MD5 password unless one was set for the customer gateway",
    device: "the same password or none (FRR: neighbor … password; BIRD: password), and no filter for TCP 179",
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultId = keyof typeof FAULTS;
export const FAULT_IDS = Object.keys(FAULTS) as FaultId[];
