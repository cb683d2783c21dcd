import { choiceProblem } from "../../domain/choice";

test("a value must be one of a few words, and the nearest word is offered", () => {
  const problem = choiceProblem(["public", "private"]);
  expect(problem("public")).toBeUndefined();
  expect(problem("pubic")).toEqual({
    what: "“pubic” is not allowed",
    allowed: "public, private",
    fix: "did you mean public?",
  });
});
