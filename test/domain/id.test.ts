import { allowedId, type IdKind, idProblem, isIdOfThing } from "../../domain/id";

const THINGS: Readonly<Record<string, IdKind>> = {
  "cen-1a": "cen",
  "tr-1a": "tr",
  "tr-attach-1a": "attach",
  "vtb-1a": "vtb",
  "vpc-1a": "vpc",
  "vsw-1a": "vsw",
  "rg-1a": "rg",
  "vpn-1a": "vpn",
  "vco-1a": "vco",
  "cgw-1a": "cgw",
};

test.each(Object.entries(THINGS))("%s is the id of one kind of object only", (id, kind) => {
  expect(idProblem(kind)(id)).toBeUndefined();
  expect(isIdOfThing(id)).toBe(true);
  for (const other of Object.values(THINGS)) if (other !== kind) expect(idProblem(other)(id)).toBeDefined();
  for (const text of [`x${id}`, `${id}_`, `${id}${"x".repeat(64)}`]) expect(idProblem(kind)(text)).toBeDefined();
});

test("an id in capitals or with surrounding spaces is offered in its right form", () => {
  expect(idProblem("vco")(" VCO-1a ")).toEqual({
    what: "“ VCO-1a ” is not such an id",
    allowed: "the id of an IPsec connection, vco-…",
    fix: "write vco-1a",
  });
  expect(idProblem("vco")("office")).toEqual({ what: "“office” is not such an id", allowed: allowedId("vco") });
});

test.each([
  ["tr-1a:vpc-1a", true],
  ["tr-1a:office", false],
  ["cn-hangzhou", false],
  ["", false],
])("ids joined by colons are ids of things: %s, %s", (text, expected) => {
  expect(isIdOfThing(text)).toBe(expected);
});
