import { CRYPTO_PROFILES } from "../../domain/crypto";
import { cloudIpOf, completeSite, effective, routesOf, selectorsOf } from "../../site/defaults";
import type { Site } from "../../site/site";

const TUNNELS = {
  1: { customerGateway: "fw", insideCidr: "169.254.10.0/30" },
  2: { customerGateway: "fw", insideCidr: "169.254.10.4/30", cloudIp: "169.254.10.6", localId: "here" },
};
const WITHOUT_BGP = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw", localId: "here" } };
const gateways: Site["customerGateways"] = { fw: { ip: "203.0.113.10" } };

/** A connection with two tunnels, with all defaults. */
const complete = (connection: object, site: Partial<Site> = {}, inherited = {}) =>
  completeSite("office", { customerGateways: gateways, connections: { main: connection as never }, ...site }, inherited)
    .connections.main;

const NEGOTIATION = {
  crypto: CRYPTO_PROFILES.strong,
  routing: "destination",
  bgp: false,
  applyImmediately: false,
  dpd: true,
  natTraversal: true,
  keys: "variable",
};
const ATTACHED = { advertise: true, associate: true, propagate: true, routeTable: "default" };

test("a connection on a transit router has every default written out", () => {
  expect(complete({ tunnels: TUNNELS, routes: ["10.0.0.0/8"] })).toEqual({
    name: "office-main",
    ...NEGOTIATION,
    network: "public",
    guardKeys: true,
    tunnelEdits: "refuse",
    revision: 1,
    ...ATTACHED,
    attachment: { name: "office-main", tags: {} },
    tags: {},
    routes: [{ to: "10.0.0.0/8" }],
    tunnels: WITHOUT_BGP,
  });
});

test("with BGP a tunnel has the given inside addresses, or else the lower one for the cloud", () => {
  const { tunnels, bgp } = complete({ tunnels: TUNNELS, bgp: { localAsn: "1.10" } }) as {
    tunnels: object;
    bgp: object;
  };
  expect(bgp).toEqual({ localAsn: 65546 });
  expect(tunnels).toEqual({
    1: { customerGateway: "fw", insideCidr: "169.254.10.0/30", cloudIp: "169.254.10.1" },
    2: { customerGateway: "fw", insideCidr: "169.254.10.4/30", cloudIp: "169.254.10.6", localId: "here" },
  });
  const without = complete({ tunnels: WITHOUT_BGP, bgp: { localAsn: "later" } }) as { tunnels: object; bgp: object };
  expect(without).toMatchObject({ bgp: { localAsn: "later" } });
  expect(without.tunnels).toStrictEqual(WITHOUT_BGP);
});

test("a connection's settings outweigh its file's defaults, which outweigh the product's", () => {
  const defaults = { dpd: false, network: "private", crypto: "compatible", natTraversal: undefined, associate: false };
  expect(
    complete({ tunnels: WITHOUT_BGP, network: "public", name: "hq", advertise: undefined }, {}, { defaults }),
  ).toMatchObject({
    name: "hq",
    dpd: false,
    network: "public",
    crypto: CRYPTO_PROFILES.compatible,
    natTraversal: true,
    advertise: true,
    associate: false,
  });
});

test("a connection on a VPN gateway has no settings of transit routers, and its routes have defaults", () => {
  const defaults = { network: "private", payer: "cen-owner", bandwidth: "large", resourceGroup: "rg-1" };
  const routes = ["10.0.0.0/8", { to: "11.0.0.0/8", weight: 0, publish: false }];
  const connection = complete({ vpnGateway: "hub", tunnels: WITHOUT_BGP, routes }, {}, { defaults });
  expect(connection).toEqual({
    name: "office-main",
    vpnGateway: "hub",
    ...NEGOTIATION,
    tags: {},
    routes: [
      { to: "10.0.0.0/8", weight: 100, publish: true },
      { to: "11.0.0.0/8", weight: 0, publish: false },
    ],
    tunnels: WITHOUT_BGP,
  });
});

test("a connection with one tunnel has no guarded edits, and a health check only on request", () => {
  const defaults = { guardKeys: false, bandwidth: "large", tunnelEdits: "replace" };
  const connection = { tunnel: TUNNELS[2], zone: "cn-hangzhou-h" };
  expect(complete(connection, {}, { defaults })).toStrictEqual({
    name: "office-main",
    ...NEGOTIATION,
    network: "public",
    ...ATTACHED,
    attachment: { name: "office-main", tags: {} },
    tags: {},
    routes: [],
    tunnel: WITHOUT_BGP[2],
    zone: "cn-hangzhou-h",
  });
  const healthCheck = { source: "10.0.0.1", destination: "192.168.0.1", retries: 5 };
  expect(complete({ ...connection, healthCheck, bgp: { localAsn: 64512 }, routes: ["10.0.0.0/8"] })).toMatchObject({
    healthCheck: { ...healthCheck, interval: 3, switchRoute: true },
    tunnel: { insideCidr: "169.254.10.4/30", cloudIp: "169.254.10.6" },
    routes: [{ to: "10.0.0.0/8" }],
  });
});

test("an existing connection is only attached, with its file's defaults for attachments", () => {
  const defaults = {
    dpd: false,
    payer: "resource-owner",
    advertise: false,
    associate: false,
    propagate: ["spokes"],
    routeTable: "spokes",
  };
  expect(complete({ id: "vco-1", routes: ["10.0.0.0/8"] })).toStrictEqual({
    id: "vco-1",
    ...ATTACHED,
    attachment: { name: "office-main", tags: {} },
    tags: {},
    routes: [{ to: "10.0.0.0/8" }],
  });
  expect(complete({ id: "vco-1", associate: true }, {}, { defaults })).toStrictEqual({
    id: "vco-1",
    payer: "resource-owner",
    advertise: false,
    associate: true,
    propagate: ["spokes"],
    routeTable: "spokes",
    attachment: { name: "office-main", tags: {} },
    tags: {},
    routes: [],
  });
});

test("tags come from the file, the site, the connection and the attachment", () => {
  const connection = complete(
    { tunnels: WITHOUT_BGP, tags: { c: "connection" }, attachment: { name: "hq", tags: { d: "attachment" } } },
    { tags: { b: "site", c: "site" } },
    { tags: { a: "file", b: "file", d: "file" } },
  );
  expect(connection).toMatchObject({
    tags: { a: "file", b: "site", c: "connection", d: "file" },
    attachment: { name: "hq", tags: { a: "file", b: "site", c: "connection", d: "attachment" } },
  });
});

test("a customer gateway has a name, its site's tags, and its ASN as a plain number", () => {
  const customerGateways: Site["customerGateways"] = {
    fw: { ip: "203.0.113.10", asn: "1.10", tags: { b: "gateway" } },
    lte: { ip: "203.0.113.11", name: "spare", asn: "later" },
    old: { id: "cgw-1" },
    plain: { ip: "203.0.113.12" },
  };
  const site = { customerGateways, connections: {}, tags: { a: "site" }, formerly: ["bureau"] };
  const completed = completeSite("office", site);
  expect(completed).toStrictEqual({
    formerly: ["bureau"],
    connections: {},
    customerGateways: {
      fw: { name: "office-fw", ip: "203.0.113.10", asn: 65546, tags: { a: "site", b: "gateway" } },
      lte: { name: "spare", ip: "203.0.113.11", asn: "later", tags: { a: "site" } },
      old: { id: "cgw-1" },
      plain: { name: "office-plain", ip: "203.0.113.12", tags: { a: "site" } },
    },
  });
  expect(completeSite("office", completed).customerGateways.fw).toMatchObject({ asn: 65546, name: "office-fw" });
});

test("the cloud's end has the lower address of a /30", () => {
  expect(["169.254.10.0/30", "169.254.10.0/29", "x", undefined].map(cloudIpOf)).toEqual([
    "169.254.10.1",
    undefined,
    undefined,
    undefined,
  ]);
});

test("destination routing is 0.0.0.0/0 on both sides", () => {
  const everywhere = { cloud: ["0.0.0.0/0"], site: ["0.0.0.0/0"] };
  expect([selectorsOf({}), selectorsOf({ routing: "destination" })]).toEqual([everywhere, everywhere]);
  const routing = { cloud: ["10.0.0.0/8"], site: ["192.168.0.0/16"] };
  expect(selectorsOf({ routing })).toBe(routing);
});

test("a route may be only a network", () => {
  expect(routesOf()).toEqual([]);
  expect(routesOf(["10.0.0.0/8", { to: "11.0.0.0/8", weight: 0 }])).toEqual([
    { to: "10.0.0.0/8" },
    { to: "11.0.0.0/8", weight: 0 },
  ]);
});

test("defaults of connections have no name or tags yet", () => {
  expect(effective({ id: "vco-1", advertise: false }, { payer: "cen-owner" })).toStrictEqual({
    id: "vco-1",
    ...ATTACHED,
    advertise: false,
    payer: "cen-owner",
  });
});
