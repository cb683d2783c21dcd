import { EDITS_NOT_SENT, remedyIn, renewableProblem, revisionProblem } from "../../domain/tunnel-edits";

test("in-place needs a customer gateway that can be renewed", () => {
  expect(renewableProblem("in-place", true)).toBeUndefined();
  for (const edits of ["refuse", "replace", undefined] as const) expect(renewableProblem(edits, false)).toBeUndefined();
  expect(renewableProblem("in-place", false)).toEqual({
    what: "tunnelEdits: in-place renews the customer gateway, but this one was made elsewhere",
    allowed: "a customer gateway that this file makes, with an ip",
    fix: "tunnelEdits: replace or refuse, or make the gateway here",
  });
});

test.each([0, -1, 1.5, 2 ** 53])("%s is not a revision", (revision) => {
  expect(revisionProblem(revision, "replace")).toEqual({ what: `${revision} is not a revision`, allowed: "1, 2, 3 …" });
});

test("a revision renews what can be renewed", () => {
  expect([revisionProblem(1, "refuse"), revisionProblem(2, "in-place"), revisionProblem(2, "replace")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(revisionProblem(2, "refuse")).toEqual({
    what: "a revision has no effect with tunnelEdits: refuse",
    allowed: "none beside tunnelEdits: refuse",
    fix: "tunnelEdits: in-place or replace, or remove the revision",
  });
});

test("the guard's message gives the remedy after the reason", () => {
  expect(remedyIn(`office/main: ${EDITS_NOT_SENT}. Set tunnelEdits. \n`)).toBe("Set tunnelEdits.");
  expect(EDITS_NOT_SENT).toBe("the provider does not send edits inside a tunnel");
  expect(remedyIn("something else. Entirely")).toBeUndefined();
});
