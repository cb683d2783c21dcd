import { bgpProblem } from "../../domain/bgp";

test.each([
  ["insideCidr", "inside CIDR"],
  ["localBgpIp", "BGP address for the cloud's end"],
  ["localAsn", "ASN for the cloud's end"],
  ["asn", "ASN"],
] as const)("BGP needs %s", (need, word) => {
  expect(bgpProblem(need, true, "tunnel 1")).toBeUndefined();
  expect(bgpProblem(need, false, "tunnel 1")).toEqual({
    what: `BGP is on, but tunnel 1 has no ${word}`,
    allowed: expect.stringMatching(/\w/),
    fix: expect.stringMatching(/\w/),
  });
});
