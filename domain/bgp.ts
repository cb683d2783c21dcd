import type { Problem } from "./problem";

/** What BGP needs from a tunnel and from the customer gateway at its other end. */
const NEEDS = {
  insideCidr: {
    word: "inside CIDR",
    allowed: "a /30 of 169.254.0.0/16",
    fix: "insideCidr: 169.254.10.0/30 in the tunnel, or bgp: false in the connection",
  },
  localBgpIp: {
    word: "BGP address for the cloud's end",
    allowed: "one of the two addresses of the inside CIDR",
    fix: "use the lower of the two addresses of the inside CIDR",
  },
  localAsn: {
    word: "ASN for the cloud's end",
    allowed: "one ASN in both tunnels",
    fix: "use 45104, the cloud's own, or a private one such as 64512",
  },
  asn: {
    word: "ASN",
    allowed: "the device's own ASN",
    fix: "asn: 65010 in the customer gateway, or bgp: false in the connection",
  },
} as const;

/** What is missing from a connection with BGP, `owner` naming the tunnel or the customer gateway. Source: `API_VPC`. */
export function bgpProblem(need: keyof typeof NEEDS, isGiven: boolean, owner: string): Problem | undefined {
  const { word, allowed, fix } = NEEDS[need];
  return isGiven ? undefined : { what: `BGP is on, but ${owner} has no ${word}`, allowed, fix };
}
