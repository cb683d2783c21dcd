import { choiceProblem } from "../../domain/choice";

test("a choice is one of a few words, and the nearest is offered", () => {
  const problem = choiceProblem(["public", "private"]);
  expect(problem("public")).toBeUndefined();
  expect(problem("pubic")).toEqual({
    what: "“pubic” is not allowed",
    allowed: "public, private",
    fix: "did you mean public?",
  });
});
