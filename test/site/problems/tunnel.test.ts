import type { NegotiationSettings, Tunnel } from "../../../site/connection";
import { checkTunnel, checkTunnels, type TunnelSurroundings } from "../../../site/problems/tunnel";
import { found, letPass, UNKNOWN, UNKNOWN_THING } from "../found";

const BGP = { localAsn: 64512 };
const customerGateways: TunnelSurroundings["customerGateways"] = {
  fw: { ip: "203.0.113.10", asn: 65010 },
  lte: { ip: "10.0.0.1" },
  old: { id: "cgw-1" },
  broken: { ip: "office" },
  later: UNKNOWN_THING,
  "later-ip": { ip: UNKNOWN, asn: UNKNOWN },
  "Not A Key": { ip: "203.0.113.10" },
};
const around = (bgp: NegotiationSettings["bgp"] = false, network: TunnelSurroundings["network"] = "public") => ({
  customerGateways,
  bgp,
  network,
});

const wrong = (tunnel: object, surroundings: TunnelSurroundings = around()) =>
  found((check) => checkTunnel(check, tunnel as Tunnel, surroundings));

test.each<[object, TunnelSurroundings]>([
  [{ customerGateway: "fw" }, around()],
  [{ customerGateway: "fw", insideCidr: "169.254.10.0/30", cloudIp: "169.254.10.2" }, around(BGP)],
  [{ customerGateway: "fw", localId: "here", remoteId: "there" }, around()],
  [{ customerGateway: "lte" }, around(false, "private")],
  [{ customerGateway: "old", insideCidr: "169.254.10.0/30" }, around(BGP)],
  [{ customerGateway: "later", insideCidr: UNKNOWN, cloudIp: UNKNOWN }, around(BGP)],
  [{ customerGateway: "later-ip", insideCidr: UNKNOWN, cloudIp: "169.254.10.9" }, around(BGP)],
  [{ customerGateway: UNKNOWN, localId: UNKNOWN, remoteId: UNKNOWN }, around()],
  [{ customerGateway: "nobody" }, { ...around(), customerGateways: UNKNOWN }],
  // whether the tunnel has BGP may be known later
  [{ customerGateway: "fw", cloudIp: "169.254.10.1" }, around(UNKNOWN)],
  [{ customerGateway: "lte" }, around(UNKNOWN, "private")],
  // the network of the connection may be known later, or never
  [{ customerGateway: "lte" }, around(false, UNKNOWN)],
  [{ customerGateway: "lte" }, { ...around(), network: undefined }],
  // other checks report problems of the device or of bgp
  [{ customerGateway: "broken" }, around()],
  [{ customerGateway: "fw", cloudIp: "169.254.10.1" }, around(true as never)],
  [{ customerGateway: "lte" }, around(true as never, "private")],
])("nothing is wrong with %j", (tunnel, surroundings) => expect(wrong(tunnel, surroundings)).toEqual([]));

const INSIDE =
  "Allowed: a /30 of 169.254.0.0/16 outside the eight reserved ones (169.254.0.0 to 169.254.6.0 and 169.254.169.252).";
const NO_ASN =
  "customerGateway: BGP is on, but customer gateway “lte” has no ASN. Allowed: the device's own ASN. Fix: asn: 65010 in the customer gateway, or bgp: false in the connection.";

test.each<[object, TunnelSurroundings, string[]]>([
  [{}, around(), ["customerGateway: customerGateway is missing. Allowed: a customer gateway of the site."]],
  [
    { customerGateway: "fv" },
    around(),
    [
      "customerGateway: the site has no customer gateway “fv”. Allowed: fw, lte, old, broken, later, later-ip. Fix: did you mean fw?",
    ],
  ],
  [
    { customerGateway: "toString" },
    around(),
    ["customerGateway: the site has no customer gateway “toString”. Allowed: fw, lte, old, broken, later, later-ip."],
  ],
  [
    { customerGateway: "lte" },
    around(),
    [
      "customerGateway: 10.0.0.1 is private, but the connection is public. Allowed: a static public IPv4 address such as 203.0.113.10. Fix: give the NAT's public address, or set network: private.",
    ],
  ],
  [{ customerGateway: "lte", insideCidr: "169.254.10.0/30" }, around(BGP, "private"), [NO_ASN]],
  [
    { customerGateway: "fw" },
    around(BGP),
    [
      "insideCidr: BGP is on, but the tunnel has no inside CIDR. Allowed: a /30 of 169.254.0.0/16. Fix: insideCidr: 169.254.10.0/30 in the tunnel, or bgp: false in the connection.",
    ],
  ],
  [
    { customerGateway: "fw", cloudIp: "169.254.10.1" },
    around(),
    ["cloudIp: cloudIp has no meaning without BGP. Allowed: none beside bgp: false. Fix: remove cloudIp."],
  ],
  [
    { customerGateway: "fw", insideCidr: "169.254.10.0/29", cloudIp: "x", localId: "a b", remoteId: "" },
    around(BGP),
    [
      `insideCidr: 169.254.10.0/29 is a /29. ${INSIDE}`,
      "cloudIp: x is not an IPv4 address. Allowed: four decimal numbers such as 203.0.113.10.",
      "localId: “a b” is not an identity. Allowed: an IPv4 address or a domain name of up to 100 characters without spaces.",
      "remoteId: “” is not an identity. Allowed: an IPv4 address or a domain name of up to 100 characters without spaces.",
    ],
  ],
  [
    { customerGateway: "fw", insideCidr: "169.254.0.0/30", cloudIp: "169.254.10.9" },
    around(BGP),
    [`insideCidr: 169.254.0.0/30 is reserved by the cloud. ${INSIDE}`],
  ],
  [
    { customerGateway: "fw", insideCidr: "169.254.10.0/30", cloudIp: "169.254.10.9" },
    around(BGP),
    [
      "cloudIp: 169.254.10.9 is not a usable address of 169.254.10.0/30. Allowed: 169.254.10.1 or 169.254.10.2, the two addresses of 169.254.10.0/30.",
    ],
  ],
])("%j is wrong", (tunnel, surroundings, problems) => expect(wrong(tunnel, surroundings)).toEqual(problems));

test("values that the cloud refuses for new tunnels pass for existing ones", () => {
  const run = (tunnel: Tunnel, surroundings: TunnelSurroundings) =>
    letPass((check) => checkTunnel(check.ofWhatRuns(true), tunnel, surroundings)).map((said) => said.split(". ")[0]);
  expect(
    run({ customerGateway: "lte", insideCidr: "169.254.0.0/30", localId: "a b", remoteId: "a b" }, around(BGP)),
  ).toEqual([
    "insideCidr: 169.254.0.0/30 is reserved by the cloud",
    "localId: “a b” is not an identity",
    "remoteId: “a b” is not an identity",
    "customerGateway: 10.0.0.1 is private, but the connection is public",
    "customerGateway: BGP is on, but customer gateway “lte” has no ASN",
  ]);
  expect(run({ customerGateway: "fw", insideCidr: "169.254.10.0/30", cloudIp: "169.254.10.9" }, around(BGP))).toEqual([
    "cloudIp: 169.254.10.9 is not a usable address of 169.254.10.0/30",
  ]);
});

test("an invalid inside CIDR is refused for existing tunnels, too", () => {
  const tunnel = { customerGateway: "fw", insideCidr: "169.254.10.0/29" };
  expect(found((check) => checkTunnel(check.ofWhatRuns(true), tunnel, around()))).toEqual([
    `insideCidr: 169.254.10.0/29 is a /29. ${INSIDE}`,
  ]);
});

describe("two tunnels", () => {
  const one = { customerGateway: "fw", insideCidr: "169.254.10.0/30" };
  const pair = (tunnels: object | undefined, bgp: NegotiationSettings["bgp"] = false) =>
    found((check) => checkTunnels(check, tunnels as never, around(bgp)));
  const twice =
    "tunnels.2.insideCidr: 169.254.10.0/30 is the inside CIDR of both tunnels. Allowed: a block of its own for each tunnel.";

  test("are required, and each is judged", () => {
    expect(pair(undefined)).toEqual(["tunnels: tunnels is missing. Allowed: exactly tunnels 1 and 2."]);
    expect(pair(UNKNOWN)).toEqual([]);
    expect(pair({ 1: one })).toEqual(["tunnels.2: tunnel 2 is missing. Allowed: exactly tunnels 1 and 2."]);
    expect(pair({ 2: one }, BGP)).toEqual(["tunnels.1: tunnel 1 is missing. Allowed: exactly tunnels 1 and 2."]);
    expect(pair({ 1: UNKNOWN, 2: {} })).toEqual([
      "tunnels.2.customerGateway: customerGateway is missing. Allowed: a customer gateway of the site.",
    ]);
  });

  test("with BGP need an inside CIDR each", () => {
    expect(pair({ 1: one, 2: one }, BGP)).toEqual([twice]);
    expect(pair({ 1: one, 2: one })).toEqual([]);
    expect(pair({ 1: one, 2: { ...one, insideCidr: "169.254.10.4/30" } }, BGP)).toEqual([]);
    expect(pair({ 1: { ...one, insideCidr: UNKNOWN }, 2: { ...one, insideCidr: UNKNOWN } }, BGP)).toEqual([]);
    expect(pair({ 1: { ...one, insideCidr: UNKNOWN }, 2: one }, BGP)).toEqual([]);
    expect(pair({ 1: one, 2: { ...one, insideCidr: UNKNOWN } }, BGP)).toEqual([]);
    expect(letPass((check) => checkTunnels(check.ofWhatRuns(true), { 1: one, 2: one }, around(BGP)))).toEqual([twice]);
  });
});
