import {
  insideCidrProblem,
  insideCidrsInOrder,
  insideCidrsProblem,
  localBgpIpProblem,
  RESERVED_INSIDE_CIDRS,
  tunnelHosts,
} from "../../domain/inside-cidr";

const ALLOWED =
  "a /30 of 169.254.0.0/16 outside the eight reserved ones (169.254.0.0 to 169.254.6.0 and 169.254.169.252)";

test("an inside CIDR is any aligned /30 of 169.254.0.0/16 outside the eight reserved ones", () => {
  const blocks = Array.from({ length: 2 ** 14 }, (_, index) => `169.254.${index >> 6}.${(index & 63) * 4}/30`);
  const refused = blocks.filter((cidr) => insideCidrProblem(cidr));
  expect(refused).toEqual(RESERVED_INSIDE_CIDRS);
  expect(RESERVED_INSIDE_CIDRS).toHaveLength(8);
});

test.each([
  ["169.254.10.1/30", "169.254.10.1/30 is not an IPv4 network on its own boundary"],
  ["SecretPsk", "this is not an IPv4 network on its own boundary"],
  ["169.254.10.0/29", "169.254.10.0/29 is a /29"],
  ["10.0.0.0/30", "10.0.0.0/30 is outside 169.254.0.0/16"],
  ["169.254.169.252/30", "169.254.169.252/30 is reserved by the cloud"],
])("%s is no inside CIDR", (cidr, what) => {
  expect(insideCidrProblem(cidr)).toEqual({ what, allowed: ALLOWED });
});

test("the two tunnels have different inside CIDRs", () => {
  expect(insideCidrsProblem("169.254.10.0/30", "169.254.10.4/30")).toBeUndefined();
  expect(insideCidrsProblem("x", "169.254.10.0/30")).toBeUndefined();
  expect(insideCidrsProblem("169.254.10.0/30", "x")).toBeUndefined();
  expect(insideCidrsProblem("169.254.10.0/30", "169.254.10.0/30")).toEqual({
    what: "169.254.10.0/30 is the inside CIDR of both tunnels",
    allowed: "a block of its own for each tunnel",
  });
});

describe("free blocks are offered", () => {
  test("from 169.254.10.0/30 upwards if none is used, each block once", () => {
    const blocks = insideCidrsInOrder([]);
    expect(blocks.slice(0, 2)).toEqual(["169.254.10.0/30", "169.254.10.4/30"]);
    expect(blocks).toHaveLength(2 ** 14 - RESERVED_INSIDE_CIDRS.length);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(blocks).not.toContain("169.254.169.252/30");
    expect(blocks.at(-1)).toBe("169.254.9.252/30");
  });

  test("from the lowest used /24, then from the bottom", () => {
    const blocks = insideCidrsInOrder(["169.254.255.8/30", "169.254.255.4/30"]);
    expect(blocks[0]).toBe("169.254.255.0/30");
    expect(blocks.slice(63, 65)).toEqual(["169.254.255.252/30", "169.254.0.4/30"]);
    expect(insideCidrsInOrder(["169.254.30.4/30", "169.254.20.8/30"])[0]).toBe("169.254.20.0/30");
  });
});

test("an inside CIDR has two addresses, the lower one for the cloud", () => {
  expect(tunnelHosts("169.254.10.4/30")).toEqual({ cloud: "169.254.10.5", site: "169.254.10.6" });
  expect(localBgpIpProblem("169.254.10.5", "169.254.10.4/30")).toBeUndefined();
  expect(localBgpIpProblem("169.254.10.6", "169.254.10.4/30")).toBeUndefined();
});

test.each([
  ["169.254.10.4", "169.254.10.4 is not a usable address of 169.254.10.4/30"],
  ["169.254.10.7", "169.254.10.7 is not a usable address of 169.254.10.4/30"],
  ["169.254.10.1", "169.254.10.1 is not a usable address of 169.254.10.4/30"],
  ["x", "x is not an IPv4 address"],
  ["", "an empty text is not an IPv4 address"],
])("%j is not the cloud's address in 169.254.10.4/30", (ip, what) => {
  expect(localBgpIpProblem(ip, "169.254.10.4/30")).toEqual({
    what,
    allowed: "169.254.10.5 or 169.254.10.6, the two addresses of 169.254.10.4/30",
  });
});

test.each(["x", "169.254.10.0/29"])("with %s the inside CIDR is the problem", (cidr) => {
  expect(localBgpIpProblem("x", cidr)).toBeUndefined();
});
