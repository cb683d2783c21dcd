import { routeTableProblem, tableKeyProblem, unknownTableProblem } from "../../domain/route-table";

test.each(["default", "spokes", "vtb-1a"])("%s names a route table", (text) => {
  expect(routeTableProblem(text)).toBeUndefined();
  expect(unknownTableProblem(text, ["spokes"])).toBeUndefined();
});

test("a text that is neither a name nor an id names no route table", () => {
  expect(routeTableProblem("Two Words")).toEqual({
    what: "“Two Words” is not a route table",
    allowed: "default, a name of transitRouter.routeTables, or the id of a route table, vtb-…",
  });
});

test.each([
  ["spoke", "did you mean spokes?"],
  ["defalt", "did you mean default?"],
  ["office", undefined],
])("%s is not among the tables: %s", (text, fix) => {
  expect(unknownTableProblem(text, ["spokes"])).toEqual({
    what: `the transit router has no route table “${text}”`,
    allowed: "default, spokes, or the id of a route table, vtb-…",
    ...(fix ? { fix } : {}),
  });
});

test.each([
  ["spokes", undefined],
  ["default", "default is the table that every transit router has"],
  ["vtb-1a", "“vtb-1a” looks like the id of a route table"],
])("a table may be called %s, unless: %s", (key, what) => {
  expect(tableKeyProblem(key)).toEqual(what && { what, allowed: "another word" });
});

test("a name may be the name of a route table", () => {
  expect(tableKeyProblem("Spokes")?.what).toBe("“Spokes” is not a valid name");
});
