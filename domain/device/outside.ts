import type { Problem } from "../problem";

/**
 * Largest packet outside, in bytes: an IPv4 path carries 576 (RFC 791), Ethernet 1500 (RFC 894), and PPPoE 1492 (RFC
 * 2516); no device has more than 9216.
 */
export const OUTER_MTU = { lowest: 576, usual: 1500, highest: 9216 } as const;

/** Why a number cannot be the MTU of the path to the cloud. */
export function outerMtuProblem(mtu: number): Problem | undefined {
  const { lowest, highest } = OUTER_MTU;
  return Number.isInteger(mtu) && mtu >= lowest && mtu <= highest
    ? undefined
    : { what: `${mtu} is not the MTU of a path to the cloud`, allowed: `${lowest} to ${highest} bytes` };
}

/** Why a text cannot be the name of an interface: a device could read anything but a word as a further line. */
export function interfaceProblem(name: string): Problem | undefined {
  return /^[A-Za-z][A-Za-z0-9./:_-]{0,31}$/.test(name)
    ? undefined
    : {
        what: `“${name}” is not the name of an interface`,
        allowed: "a letter, then up to 31 letters, digits and . / : _ -",
      };
}

/**
 * Why the configuration of a device cannot contain an identity: some device's language gives every other character a
 * meaning.
 */
export function writableIdentityProblem(identity: string): Problem | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9.@_-]*$/.test(identity)
    ? undefined
    : {
        what: `the configuration of a device cannot contain the identity “${identity}”`,
        allowed: "letters, digits and . @ _ -",
      };
}
