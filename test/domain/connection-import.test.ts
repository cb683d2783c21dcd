import { importProblem } from "../../domain/connection-import";

test("a connection may be imported alone, or with its attachment and the attachment's parts", () => {
  const whole = { connection: "vco-1", attachment: "tr-attach-1", association: false, propagation: false };
  for (const existing of [undefined, {}, { connection: "vco-1", routes: true }, whole])
    expect(importProblem(existing, false)).toBeUndefined();
  expect(importProblem({ connection: "vco-1", routes: true, attachment: undefined }, true)).toBeUndefined();
});

test.each([
  ["attachment", { attachment: "tr-attach-1", propagation: true }],
  ["association", { association: false }],
  ["propagation", { propagation: true }],
])("%s is refused on a VPN gateway", (name, existing) => {
  expect(importProblem({ connection: "vco-1", ...existing }, true)).toEqual({
    what: `${name} belongs to a transit router, but the connection ends on a VPN gateway`,
    allowed: "connection and routes",
  });
});

test.each(["association", "propagation"])("%s is refused without an attachment", (name) => {
  expect(importProblem({ connection: "vco-1", [name]: true }, false)).toEqual({
    what: `${name} belongs to an attachment, but none is imported`,
    allowed: "attachment as well",
  });
});
