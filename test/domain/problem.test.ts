import { ended, problemsIn, sentence, worded, wordedFigures } from "../../domain/problem";

test("a sentence may have an empty text as its subject", () => {
  expect([worded(""), worded("a"), worded(0)]).toEqual(["an empty text", "a", "0"]);
});

test.each([
  ["AS65010", "AS65010"],
  ["a1b2c3d", "a1b2c3d"],
  ["1a2b3c4d5e", "this"],
  ["ключ1", "ключ1"],
  ["ключи1", "this"],
  ["", "an empty text"],
  [0, "0"],
  ["10.0.0.0/33", "10.0.0.0/33"],
])("a value of figures may be a PSK if it has letters: %s is worded %s", (value, text) => {
  expect(wordedFigures(value)).toBe(text);
});

test("one problem, several or none become a list", () => {
  const problem = { what: "a", allowed: "b" };
  expect(problemsIn(undefined)).toHaveLength(0);
  expect(problemsIn(problem)).toEqual([problem]);
  expect(problemsIn([problem, problem])).toEqual([problem, problem]);
});

test.each([
  [{ what: "a is wrong", allowed: "b", fix: "write b" }, "a is wrong. Allowed: b. Fix: write b."],
  [{ what: "a is wrong", allowed: "b" }, "a is wrong. Allowed: b."],
  [{ what: "a is wrong", allowed: "", fix: "" }, "a is wrong."],
  [
    { what: "a is wrong!", allowed: "1, 2 …", fix: "did you mean 1?" },
    "a is wrong! Allowed: 1, 2 … Fix: did you mean 1?",
  ],
])("%j is a sentence each", (problem, text) => expect(sentence(problem)).toBe(text));

test("a sentence with a final punctuation mark gets no full stop", () => {
  expect(["a", "a.", "a?", "a!", "a…", "a.b"].map(ended)).toEqual(["a.", "a.", "a?", "a!", "a…", "a.b."]);
});
