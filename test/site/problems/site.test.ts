import { checkSite } from "../../../site/problems/site";
import type { Site } from "../../../site/site";
import { found, UNKNOWN, UNKNOWN_THING } from "../found";

const around = { transitRouter: {}, vpnGateway: () => ({}) };
const tunnels = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } };
const SITE = { customerGateways: { fw: { ip: "203.0.113.10" } }, connections: { main: { tunnels } } };
const wrong = (site: object, tags?: Record<string, string>) =>
  found((check) => checkSite(check, site as Site, { ...around, ...(tags ? { tags } : {}) }));
const many = (prefix: string, length: number) =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`${prefix}${index}`, ""]));

test.each([
  SITE,
  { ...SITE, tags: UNKNOWN },
  { customerGateways: UNKNOWN, connections: UNKNOWN },
  { customerGateways: { fw: UNKNOWN_THING }, connections: { main: UNKNOWN_THING } },
])("nothing is wrong with %j", (site) => expect(wrong(site)).toEqual([]));

test("a site needs customer gateways and connections", () => {
  expect(wrong({})).toEqual([
    "customerGateways: customerGateways is missing. Allowed: a device at the site, by its name.",
    "connections: connections is missing. Allowed: a connection of the site, by its name.",
  ]);
  expect(wrong({ ...SITE, connections: {} })).toEqual([
    "connections: connections is empty. Allowed: a connection of the site, by its name.",
  ]);
});

test("without customer gateways, connections are judged, too", () => {
  expect(wrong({ connections: SITE.connections }).map((problem) => problem.split(/\. |\.$/)[0])).toEqual([
    "customerGateways: customerGateways is missing",
    "connections.main.tunnels.1.customerGateway: the site has no customer gateway “fw”",
    "connections.main.tunnels.2.customerGateway: the site has no customer gateway “fw”",
  ]);
});

test("names have a form, and no object may have a former name now", () => {
  const gateway = { ip: "203.0.113.10" };
  const site = {
    customerGateways: { fw: gateway, LTE: { ...gateway, formerly: ["fw"] } },
    connections: { main: { tunnels, formerly: [] }, "1st": UNKNOWN_THING },
  };
  expect(wrong(site).map((problem) => problem.split(". ")[0])).toEqual([
    "customerGateways.LTE: “LTE” is not a valid name",
    "customerGateways.LTE.formerly[0]: “fw” is in use",
    "connections.1st: “1st” is not a valid name",
    "connections.main.formerly: the list is empty",
  ]);
});

test("everything inside is judged at its place", () => {
  const site = { customerGateways: { fw: { ip: "x" } }, connections: { main: { tunnels, dpd: true, payer: "me" } } };
  expect(wrong(site)).toEqual([
    "customerGateways.fw.ip: x is not an IPv4 address. Allowed: four decimal numbers such as 203.0.113.10.",
    "connections.main.payer: “me” is not allowed. Allowed: cen-owner, resource-owner.",
  ]);
});

test("tags count with inherited ones", () => {
  const site = {
    customerGateways: { fw: { ip: "203.0.113.10", tags: { own: "" } } },
    connections: { main: { tunnels, tags: { own: "" } } },
    tags: many("s", 10),
  };
  const tooMany = (at: string, count: number) =>
    `${at}: there are ${count} tags, inherited ones included. Allowed: up to 20 for a resource.`;
  expect(wrong(site, many("f", 10))).toEqual([
    tooMany("customerGateways.fw.tags", 21),
    tooMany("connections.main.tags", 21),
  ]);
  expect(wrong({ ...SITE, tags: { own: "" } }, many("f", 20))).toEqual([tooMany("tags", 21)]);
  expect(wrong({ ...site, tags: UNKNOWN }, many("f", 20))).toEqual([
    tooMany("customerGateways.fw.tags", 21),
    tooMany("connections.main.tags", 21),
  ]);
});
