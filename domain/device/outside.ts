import type { Problem } from "../problem";

/**
 * Largest packet outside, in bytes: an IPv4 path carries 576 (RFC 791), Ethernet 1500 (RFC 894), and PPPoE 1492 (RFC 2516); more than
 * 9216 no device has.
 */
export const OUTER_MTU = { lowest: 576, usual: 1500, highest: 9216 } as const;

/** What keeps a number from being the MTU outside. */
export function outerMtuProblem(mtu: number): Problem | undefined {
  const { lowest, highest } = OUTER_MTU;
  return Number.isInteger(mtu) && mtu >= lowest && mtu <= highest
    ? undefined
    : { what: `${mtu} is not the MTU of a path to the cloud`, allowed: `${lowest} to ${highest} bytes` };
}

/** What keeps a text from being the name of an interface: what is no word, a device could read as a line of its own. */
export function interfaceProblem(name: string): Problem | undefined {
  return /^[A-Za-z][A-Za-z0-9./:_-]{0,31}$/.test(name)
    ? undefined
    : {
        what: `“${name}” is not the name of an interface`,
        allowed: "a letter, then up to 31 letters, digits and . / : _ -",
      };
}

/** What keeps an identity from standing in the configuration of a device: some language gives every other character a meaning. */
export function writableIdentityProblem(identity: string): Problem | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9.@_-]*$/.test(identity)
    ? undefined
    : {
        what: `the identity “${identity}” cannot be written into the configuration of a device`,
        allowed: "letters, digits and . @ _ -",
      };
}
