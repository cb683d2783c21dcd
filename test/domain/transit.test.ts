import {
  editionProblem,
  permitProblem,
  routeMapListProblem,
  routeMapNumberProblem,
  type TransitKind,
  transitPermits,
  transitPriorityProblem,
} from "../../domain/transit";

test("each table has its own two priorities, one for each direction", () => {
  const kinds: TransitKind[] = ["vpn", "vbr", "ccn"];
  expect(transitPermits(kinds, 0, 1)).toEqual([
    { direction: "from-vpn", source: ["vpn"], destination: kinds, priority: 1 },
    { direction: "to-vpn", source: ["vbr", "ccn"], destination: ["vpn"], priority: 2 },
  ]);
  expect(transitPermits(kinds, 2, 10).map(({ priority }) => priority)).toEqual([14, 15]);
});

test("VPN connections among themselves need one route map, and without kinds there is none", () => {
  expect(transitPermits(["vpn"], 1, 1)).toEqual([
    { direction: "from-vpn", source: ["vpn"], destination: ["vpn"], priority: 3 },
  ]);
  expect(transitPermits([], 0, 1)).toEqual([]);
});

test.each([
  [1, 50, undefined],
  [99, 1, undefined],
  [0, 1, "a whole number from 1 to 99"],
  [100, 1, "a whole number from 1 to 99"],
  [1.5, 1, "a whole number from 1 to 99"],
  [2, 50, "a whole number from 1 to 1"],
  [1, 51, "fewer route tables"],
])("from priority %s on, %i tables fit, unless: %s", (first, tables, allowed) => {
  expect(transitPriorityProblem(first, tables)).toEqual(
    allowed && { what: `${tables} route tables with 2 priorities each do not fit between ${first} and 100`, allowed },
  );
});

test.each([1, 50, 100])("a route map can have the priority %i", (priority) => {
  expect(routeMapNumberProblem(priority)).toBeUndefined();
});

test.each([0, 101, 1.5])("a route map cannot have the priority %s", (priority) => {
  expect(routeMapNumberProblem(priority)).toEqual({
    what: `${priority} is not from 1 to 100`,
    allowed: "a whole number from 1 to 100",
  });
});

test("a list of a route map has up to 32 items", () => {
  expect(routeMapListProblem(32)).toBeUndefined();
  expect(routeMapListProblem(33)).toEqual({ what: "the list has 33 items", allowed: "up to 32" });
});

test("a map on the way in permits nothing", () => {
  expect(permitProblem("RegionOut")).toBeUndefined();
  expect(permitProblem("RegionIn")).toEqual({
    what: "the map acts on RegionIn, the cloud's denial on the way out",
    allowed: "RegionOut",
  });
});

test("the Basic Edition accepts no VPN attachments", () => {
  expect(editionProblem("Enterprise")).toBeUndefined();
  expect(editionProblem("Basic")).toEqual({
    what: "the transit router is a Basic Edition transit router",
    allowed: "an Enterprise Edition transit router",
  });
});
