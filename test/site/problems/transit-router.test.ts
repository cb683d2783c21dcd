import { asksForTransit, checkTransitRouter } from "../../../site/problems/transit-router";
import type { TransitRouter } from "../../../site/transit-router";
import { found, UNKNOWN, UNKNOWN_THING } from "../found";

const NEW = { cen: {}, cidrs: ["10.0.0.0/24"] };
const OLD = { cen: "cen-1", id: "tr-1", cidrs: "existing" };
const wrong = (router: object, tags?: Record<string, string>) =>
  found((check) => checkTransitRouter(check, router as TransitRouter, tags));

test.each([
  NEW,
  OLD,
  { ...NEW, cen: "cen-1", name: "hub", description: "the hub", tags: { a: "b" } },
  { ...OLD, cidrs: ["10.0.0.0/24", "10.0.1.0/24"], transit: ["vpn", "vbr", "ccn"], transitPriority: 99 },
  { ...OLD, tags: { a: "b" } },
  { cen: UNKNOWN, id: UNKNOWN, cidrs: UNKNOWN, transit: UNKNOWN, routeTables: UNKNOWN },
  { ...OLD, cidrs: [UNKNOWN], transit: [UNKNOWN], routeTables: { y: UNKNOWN_THING } },
  { ...OLD, cen: UNKNOWN_THING },
  { ...NEW, cidrs: [0, 1, 2, 3, 4].map((index) => `10.${index}.0.0/24`) },
  { ...OLD, cen: UNKNOWN },
  { ...OLD, routeTables: { spokes: {}, "vtb-x-y": { id: "vtb-1" }, x: { id: "vtb-2", transit: ["vpn"] } } },
  { ...OLD, routeTables: { spokes: { id: UNKNOWN, name: UNKNOWN, transit: UNKNOWN, tags: UNKNOWN } } },
  { ...OLD, routeTables: { x: { name: "named" } } },
  { ...OLD, transit: ["vpn"], transitPriority: UNKNOWN },
])("nothing is wrong with %j", (router) => expect(wrong(router)).toEqual([]));

const CIDR = "Allowed: a /16 to /24 outside 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0/4.";
const NAME = "Allowed: 2 to 128 letters, digits, _ and -, starting with a letter.";

test.each<[object, string[]]>([
  [
    {},
    [
      "cen: cen is missing. Allowed: a CEN instance: its id, cen-…, or {} for a new one.",
      "cidrs: cidrs is missing. Allowed: existing, or a list of CIDRs to add.",
    ],
  ],
  [{ ...OLD, cen: undefined }, ["cen: cen is missing. Allowed: a CEN instance: its id, cen-…, or {} for a new one."]],
  [
    { ...OLD, cen: "x", id: "y" },
    [
      "id: “y” is not such an id. Allowed: the id of a transit router, tr-…",
      "cen: “x” is not such an id. Allowed: the id of a CEN instance, cen-…",
    ],
  ],
  [
    { ...NEW, cidrs: "existing" },
    [
      "cidrs: a new transit router has no CIDR yet. Allowed: a list of CIDRs. Fix: cidrs: [10.255.0.0/24], or the id of a transit router that exists.",
    ],
  ],
  [{ ...OLD, cidrs: "exists" }, ["cidrs: “exists” is not allowed. Allowed: existing, or a list of CIDRs to add."]],
  [
    { ...OLD, cidrs: "10.0.0.0/24" },
    [
      "cidrs: “10.0.0.0/24” is not allowed. Allowed: existing, or a list of CIDRs to add. Fix: write it in brackets: [10.0.0.0/24].",
    ],
  ],
  [
    { ...OLD, cen: { name: "x" } },
    [
      `cen.name: “x” is not such a name. ${NAME}`,
      "cen: a transit router that exists is in a CEN instance. Allowed: its id, cen-…",
    ],
  ],
  [
    { ...OLD, name: "hub", description: "the hub" },
    [
      "name: name is for a new transit router. Allowed: none beside id. Fix: remove name.",
      "description: description is for a new transit router. Allowed: none beside id. Fix: remove description.",
    ],
  ],
  [{ ...NEW, name: "x" }, [`name: “x” is not such a name. ${NAME}`]],
  [
    { ...NEW, cidrs: ["10.0.0.0/25", "10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24", "10.4.0.0/24", "10.1.0.0/24"] },
    [
      "cidrs: there are 6 CIDRs. Allowed: up to 5.",
      "cidrs: 10.1.0.0/24 is there twice. Allowed: each CIDR once.",
      `cidrs[0]: 10.0.0.0/25 is a /25. ${CIDR}`,
    ],
  ],
  [
    { ...NEW, transit: ["vpn", "vpc"] },
    ["transit[1]: “vpc” is not allowed. Allowed: vpn, vbr, ccn. Fix: did you mean vpn?"],
  ],
  [
    { ...OLD, transit: ["vpn"], transitPriority: 100 },
    [
      "transitPriority: 1 route tables with 2 priorities each do not fit between 100 and 100. Allowed: a whole number from 1 to 99.",
    ],
  ],
  [
    { ...OLD, routeTables: { spokes: {} }, transitPriority: 98 },
    [
      "transitPriority: 2 route tables with 2 priorities each do not fit between 98 and 100. Allowed: a whole number from 1 to 97.",
    ],
  ],
  [
    {
      ...OLD,
      routeTables: {
        default: {},
        spokes: { id: "x", name: "1", transit: ["x"] },
        named: { name: "1", tags: { "acs:x": "" } },
        y: {},
      },
    },
    [
      "routeTables.default: default is the table that every transit router has. Allowed: another word.",
      "routeTables.spokes.transit[0]: “x” is not allowed. Allowed: vpn, vbr, ccn.",
      "routeTables.spokes.id: “x” is not such an id. Allowed: the id of a transit router's route table, vtb-…",
      `routeTables.named.name: “1” is not such a name. ${NAME}`,
      'routeTables.named.tags["acs:x"]: tag key “acs:x” is reserved for the cloud. Allowed: 1 to 64 characters, not starting with acs: or aliyun, without http:// and https://.',
      `routeTables.y: “y” is not such a name. ${NAME} Fix: give the table a name.`,
    ],
  ],
  [
    { ...OLD, routeTables: { spokes: { formerly: ["hubs"] }, hubs: {} } },
    ["routeTables.spokes.formerly[0]: “hubs” is in use. Allowed: a name that nothing has now."],
  ],
])("%j is wrong", (router, problems) => expect(wrong(router)).toEqual(problems));

test("too many tables with transit have no priorities left", () => {
  const routeTables = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`table-${index}`, { id: `vtb-${index}` }]),
  );
  expect(wrong({ ...OLD, routeTables })).toEqual([]);
  expect(wrong({ ...OLD, routeTables, transit: ["vbr"] })).toEqual([
    "transitPriority: 51 route tables with 2 priorities each do not fit between 1 and 100. Allowed: fewer route tables.",
  ]);
});

test("the file's tags count, too", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, ""]));
  const own = { tags: { own: "" } };
  const tooMany = (at: string) =>
    `${at}: there are 21 tags, inherited ones included. Allowed: up to 20 for a resource.`;
  expect(wrong({ ...NEW, ...own, routeTables: { spokes: own } }, tags)).toEqual([
    tooMany("routeTables.spokes.tags"),
    tooMany("tags"),
  ]);
});

test("the transit router or one of its tables may ask for transit", () => {
  expect(
    [{}, { transit: [] }, { transit: UNKNOWN }, { routeTables: { a: {}, b: { transit: [] } } }].map(asksForTransit),
  ).toEqual(Array(4).fill(false));
  expect(asksForTransit({ transit: ["vpn"] })).toBe(true);
  expect(asksForTransit({ routeTables: { a: {}, b: { transit: ["vbr"] } } })).toBe(true);
});
