import {
  cidrProblem,
  contains,
  formatCidr,
  formatIpv4,
  network,
  overlaps,
  parseCidr,
  parseIpv4,
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

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.1/8"])(
  "%j is not a network",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
    expect(cidrProblem(text)).toBeDefined();
  },
);

test("host bits are reported with the network that was meant", () => {
  expect(cidrProblem("10.1.2.3/16")).toMatchObject({ what: "10.1.2.3/16 has host bits set", fix: "write 10.1.0.0/16" });
});

test("a bare address is reported with the network that it could be", () => {
  expect(cidrProblem("10.1.2.3")?.fix).toContain("10.1.2.3/32");
});

test("network() accepts only networks", () => {
  expect(network("10.0.0.0/8").last).toBe(184549375);
  expect(() => network("10.0.0.1/8")).toThrow(RangeError);
});
