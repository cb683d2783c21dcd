const { avoidable, wordsToAvoid } = require("../build/words.js") as {
  wordsToAvoid(page?: string): readonly { readonly avoid: readonly string[]; readonly write: string }[];
  avoidable(text: string, words: ReturnType<typeof wordsToAvoid>): readonly object[];
};

// Tests that `npm run lint` finds the words.

const PAGE = `
| avoid | write |
| --- | --- |
| shows off, showing off | print |
| perchance | perhaps |
`;
const words = wordsToAvoid(PAGE);

test("the words to avoid are those of CONTRIBUTING.md", () => {
  expect(words).toEqual([
    { avoid: ["shows off", "showing off"], write: "print" },
    { avoid: ["perchance"], write: "perhaps" },
  ]);
  expect(wordsToAvoid().length).toBeGreaterThan(8);
});

test.each([
  ["in a sentence", "It is Perchance so.", [{ line: 1, found: "Perchance", write: "perhaps" }]],
  [
    "at the end of a line of a comment",
    "/**\n * What shows\n * off.\n */",
    [{ line: 2, found: "shows off", write: "print" }],
  ],
  ["as a name in code", "const perchance = 1;", [{ line: 1, found: "perchance", write: "perhaps" }]],
  ["in a longer word", "perchances, not-perchance", []],
  ["with a word in between", "shows it off", []],
])("a word to avoid %s", (_, text, found) => {
  expect(avoidable(text, words)).toEqual(found);
});
