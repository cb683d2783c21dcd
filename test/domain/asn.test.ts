import {
  asnProblem,
  customerGatewayAsnProblem,
  dottedAsnProblem,
  parseAsn,
  peerAsnProblem,
  privateAsnProblem,
  reservedAsnProblem,
} from "../../domain/asn";
import fc from "../setup/properties";

const ALLOWED = "1 to 4294967295, plain or dotted (1.10 = 65546)";

test("an ASN may be dotted: n.m is n × 65536 + m", () => {
  fc.assert(
    fc.property(fc.nat(65535), fc.nat(65535), (high, low) => parseAsn(`${high}.${low}`) === high * 65536 + low),
  );
  expect(parseAsn("1.10")).toBe(65546);
});

test.each([
  ["4294967295", 4294967295],
  ["65535.65535", 4294967295],
  [65010, 65010],
  ["0", 0],
])("%s is an ASN", (asn, expected) => expect(parseAsn(asn)).toBe(expected));

test.each(["", "-1", "1.2.3", "1.65536", "65536.1", "4294967296", "65010 ", " 65010", "1e3", "0.0.1", "x1.2", "1.2x"])(
  "%j is no ASN",
  (asn) => {
    expect(parseAsn(asn)).toBeUndefined();
    expect(asnProblem(asn)).toMatchObject({ what: `${asn || "an empty text"} is not an ASN`, allowed: ALLOWED });
  },
);

test.each([
  ["AS65010", "write 65010"],
  ["as 65010", "write 65010"],
  ["ASN: 1.10", "write 1.10"],
  [" asn.65010 ", "write 65010"],
  ["AS0", undefined],
  ["AS4294967296", undefined],
  ["the AS65010", undefined],
  ["AS65010b", undefined],
  ["AS1.", undefined],
  ["65010x", undefined],
])("%j is written %s", (asn, fix) => expect(asnProblem(asn)?.fix).toBe(fix));

test("0 is no ASN, and a text that may be a PSK is not repeated", () => {
  expect(asnProblem(0)).toEqual({ what: "0 is not an ASN", allowed: ALLOWED });
  expect(asnProblem("SecretPsk")).toEqual({ what: "this is not an ASN", allowed: ALLOWED });
});

test.each([45104, "0.45104"])("%s is the cloud's own, which a customer gateway cannot have", (asn) => {
  expect(asnProblem(asn)).toBeUndefined();
  expect(customerGatewayAsnProblem(asn)).toEqual({
    what: `ASN ${asn} belongs to Alibaba Cloud`,
    allowed: `${ALLOWED}, except 45104`,
    fix: "use the device's own ASN, or a private one such as 65010",
  });
});

test("a customer gateway's ASN is an ASN", () => {
  expect(customerGatewayAsnProblem(65010)).toBeUndefined();
  expect(customerGatewayAsnProblem("")?.what).toBe("an empty text is not an ASN");
});

test.each([23456, 65535, 4294967295, "65535.65535"])("%s is reserved, but the cloud accepts it", (asn) => {
  expect(asnProblem(asn)).toBeUndefined();
  expect(customerGatewayAsnProblem(asn)).toBeUndefined();
  expect(reservedAsnProblem(asn)).toEqual({
    what: `ASN ${asn} is reserved by an RFC`,
    allowed: `${ALLOWED}, except 23456, 65535, 4294967295`,
  });
  expect(privateAsnProblem(asn)).toBeUndefined();
});

test("a text that is no ASN is not a reserved ASN", () => {
  for (const asn of [65010, "x"]) expect(reservedAsnProblem(asn)).toBeUndefined();
});

test.each([64512, 65010, 65534, 4_200_000_000, 4_294_967_294, "1.x", 45104])("%s is not a public one", (asn) => {
  expect(privateAsnProblem(asn)).toBeUndefined();
});

test.each([64511, 65536, 4_199_999_999, "1.10"])("%s is a public one", (asn) => {
  expect(privateAsnProblem(asn)).toEqual({
    what: `ASN ${asn} is public`,
    allowed: "64512 to 65534, or 4200000000 to 4294967294",
  });
});

test("a dotted ASN is read back as a plain one", () => {
  expect(dottedAsnProblem("1.10")).toEqual({
    what: "the cloud returns ASN 1.10 as 65546, so every later plan replaces the gateway",
    allowed: "a plain number",
    fix: 'asn = "65546"',
  });
  for (const asn of [65546, "65546", "x"]) expect(dottedAsnProblem(asn)).toBeUndefined();
});

test.each([
  [64512, "0.64512", "such as 65010"],
  ["65010", 65010, "such as 65011"],
])("one ASN at both ends, %s and %s, asks for another one, %s", (local, peer, fix) => {
  expect(peerAsnProblem(local, peer)).toEqual({
    what: `both ends have ASN ${peer}`,
    allowed: "an ASN of its own for each end (eBGP)",
    fix: `give the site an ASN of its own, ${fix}`,
  });
});

test("the two ends of a tunnel need two ASNs", () => {
  expect(peerAsnProblem(64512, 65010)).toBeUndefined();
});
