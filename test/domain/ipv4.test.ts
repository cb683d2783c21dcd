import {
  cidrProblem,
  contains,
  formatCidr,
  formatIpv4,
  ipv4Problem,
  maskOf,
  type Network,
  network,
  overlaps,
  parseCidr,
  parseIpv4,
  RANGES,
} from "../../domain/ipv4";
import fc from "../setup/properties";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, length]) => {
  const first = at - (at % 2 ** (32 - length));
  return { first, last: first + 2 ** (32 - length) - 1, length };
});

test("an address survives formatting and parsing", () => {
  fc.assert(fc.property(address, (value) => parseIpv4(formatIpv4(value)) === value));
});

test("a network survives formatting and parsing", () => {
  fc.assert(fc.property(block, (value) => expect(parseCidr(formatCidr(value))).toEqual(value)));
});

test("two networks overlap exactly when one contains the other", () => {
  fc.assert(
    fc.property(block, block, (one, other) => overlaps(one, other) === (contains(one, other) || contains(other, one))),
  );
});

test.each(["", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "0x1.2.3.4", " 1.2.3.4", "1.2.3.4\n", "١.2.3.4"])(
  "%j is not an address",
  (text) => expect(parseIpv4(text)).toBeUndefined(),
);

test.each([
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0.0/08",
  "10.0.0.0/-1",
  "10.0.0.0/8/8",
  "x10.0.0.0/8",
  "10.0.0.0/8x",
  "10.0.0.1/8",
])("%j is not a network", (text) => {
  expect(parseCidr(text)).toBeUndefined();
  expect(cidrProblem(text)).toBeDefined();
});

test("network() accepts only networks", () => {
  expect(network("10.0.0.0/8").last).toBe(184549375);
  expect(() => network("10.0.0.1/8")).toThrow(new RangeError("10.0.0.1/8 is not an IPv4 network"));
});

test.each([
  ["10.1.2.3/16", "10.1.2.3/16 has host bits set", "write 10.1.0.0/16"],
  ["10.1.2.3", "10.1.2.3 is not an IPv4 network", "write 10.1.2.3/32 for this one address"],
  ["10.1.0.0 255.255.0.0", "10.1.0.0 255.255.0.0 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.0.0  255.255.0.0", "10.1.0.0  255.255.0.0 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.0.0/255.255.0.0", "10.1.0.0/255.255.0.0 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.0.0 / 16", "10.1.0.0 / 16 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.0.0  /  16", "10.1.0.0  /  16 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.0.0.0 8", "10.0.0.0 8 is not an IPv4 network", "write 10.0.0.0/8"],
  ["10.1.0.0 0.0.255.255", "10.1.0.0 0.0.255.255 is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.2.0 0.0.0.255", "10.1.2.0 0.0.0.255 is not an IPv4 network", "write 10.1.2.0/24"],
  ["10.1.0.0 255.255.255.255", "10.1.0.0 255.255.255.255 is not an IPv4 network", "write 10.1.0.0/32"],
  [" 10.1.0.0/16 ", " 10.1.0.0/16  is not an IPv4 network", "write 10.1.0.0/16"],
  ["10.1.0.0 255.0.255.0", "10.1.0.0 255.0.255.0 is not an IPv4 network", undefined],
  ["10.1.0.0 0.255.0.255", "10.1.0.0 0.255.0.255 is not an IPv4 network", undefined],
  ["10.1.0.0 1.0.0.255", "10.1.0.0 1.0.0.255 is not an IPv4 network", undefined],
  ["10.1.0.0 255.0.0.1", "10.1.0.0 255.0.0.1 is not an IPv4 network", undefined],
  ["10.1.0.0/33", "10.1.0.0/33 is not an IPv4 network", undefined],
  ["10.1.0.0/255.255.0", "10.1.0.0/255.255.0 is not an IPv4 network", undefined],
  ["in 10.1.0.0 8", "in 10.1.0.0 8 is not an IPv4 network", undefined],
  ["10.1.0.0 8 or so", "10.1.0.0 8 or so is not an IPv4 network", undefined],
  ["SecretPsk", "this is not an IPv4 network", undefined],
])("%j is no network, with a fix where it is clear what was meant", (text, what, fix) => {
  expect(cidrProblem(text)).toEqual({ what, allowed: "an IPv4 network such as 10.0.0.0/8", ...(fix ? { fix } : {}) });
});

test.each([
  ["10.1.2.3/32", "write 10.1.2.3"],
  ["10.1.2.3 / 255.255.255.255", "write 10.1.2.3"],
  ["010.001.002.003", "write 10.1.2.3"],
  ["10.0.0.010", "write 10.0.0.10"],
  [" 10.1.2.3 ", "write 10.1.2.3"],
  ["10.1.2.3/24", undefined],
  ["10.1.2.3/32/32", undefined],
  ["office", undefined],
  ["", undefined],
])("%j is no address, with a fix where it is clear what was meant: %s", (text, fix) => {
  expect(ipv4Problem(text)).toEqual({
    what: `${text || "an empty text"} is not an IPv4 address`,
    allowed: "four decimal numbers such as 203.0.113.10",
    ...(fix ? { fix } : {}),
  });
});

test.each(["0.0.0.0", "255.255.255.255", "199.200.249.250"])("%s is an address", (text) => {
  expect(ipv4Problem(text)).toBeUndefined();
  expect(cidrProblem(`${text}/32`)).toBeUndefined();
});

test.each([
  [0, "0.0.0.0"],
  [1, "128.0.0.0"],
  [24, "255.255.255.0"],
  [32, "255.255.255.255"],
])("the mask of a /%i is %s", (length, mask) => expect(maskOf(length)).toBe(mask));

test("a network contains itself and its parts, and overlaps every network that shares an address with it", () => {
  const [whole, part, next] = ["10.0.0.0/24", "10.0.0.128/25", "10.0.1.0/24"].map(network) as [
    Network,
    Network,
    Network,
  ];
  expect([contains(whole, whole), contains(whole, part), contains(part, whole), contains(whole, next)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const touching = { ...next, first: whole.last };
  expect([overlaps(whole, next), overlaps(next, whole), overlaps(whole, touching), overlaps(touching, whole)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test("ranges with a special meaning are known", () => {
  expect(Object.entries(RANGES).map(([name, range]) => `${name} ${formatCidr(range)}`)).toEqual([
    "carrierGradeNat 100.64.0.0/10",
    "loopback 127.0.0.0/8",
    "linkLocal 169.254.0.0/16",
    "multicast 224.0.0.0/4",
  ]);
});
