import type { IpsecSettings } from "../domain/crypto";

// ESP in tunnel mode: outer IP, UDP with NAT traversal, ESP header, IV, then whole blocks of inner packet, padding and two bytes of
// trailer, then the ICV. Source: RFC 4303, RFC 3602, RFC 2451, RFC 4868, RFC 2404, RFC 3948.

const IP_HEADER = 20;
const UDP_HEADER = 8;
const ESP_HEADER = 8;
const ESP_TRAILER = 2;
const TCP_AND_IP_HEADERS = 40;

/** Bytes of a block, as long as the IV of CBC. */
const BLOCK = { aes: 16, aes192: 16, aes256: 16, des: 8, "3des": 8 } as const;
/** Bytes of the truncated HMAC. */
const ICV = { md5: 12, sha1: 12, sha256: 16, sha384: 24, sha512: 32 } as const;

/** Most that the cloud recommends at the site; the gateway neither fragments nor reassembles. Source: VPN documentation, “MTU notes”, 2021. */
const RECOMMENDED_MTU = 1400;

export interface Mtu {
  /** Largest packet on the way between device and cloud. */
  readonly outer: number;
  /** Bytes that ESP adds to a packet of the largest size. */
  readonly overhead: number;
  /** Largest inner packet that fits into such a packet. */
  readonly largest: number;
  /** MTU of the tunnel interface: the largest possible, but at most the cloud's recommendation. */
  readonly tunnel: number;
  /** Largest TCP segment in the tunnel. */
  readonly mss: number;
}

export function mtuOf(
  outer: number,
  natTraversal: boolean,
  { encryption, authentication }: Pick<IpsecSettings, "encryption" | "authentication">,
): Mtu {
  const block = BLOCK[encryption];
  const fixed = IP_HEADER + (natTraversal ? UDP_HEADER : 0) + ESP_HEADER + block + ICV[authentication];
  const largest = Math.floor((outer - fixed) / block) * block - ESP_TRAILER;
  const tunnel = Math.min(largest, RECOMMENDED_MTU);
  return { outer, overhead: outer - largest, largest, tunnel, mss: tunnel - TCP_AND_IP_HEADERS };
}
