import { printable, printableData } from "../../domain/printable";

test.each([
  ["plain text ~ with signs", "plain text ~ with signs"],
  [" spaces stay ", " spaces stay "],
  ["Zürich – 上海", "Zürich – 上海"],
  [" Zürich ", " Zürich "],
  ["two\nlines", "two lines"],
  ["two\r\n\t  lines\n", "two lines"],
  ["a\u2028b\u0085c\vd\fe\u2029f", "a b c d e f"],
  ["a\u0007b\u001b[31m", "a\ufffdb\ufffd[31m"],
  ["right\u202eleft", "right\ufffdleft"],
  ["half \ud800", "half \ufffd"],
])("%j is printed as %j", (text, line) => expect(printable(text)).toBe(line));

test.each([
  ["::error::now", "\ufffd::error::now"],
  ["  ::set-output name=a::b", "\ufffd::set-output name=a::b"],
  ["::add-mask a::b", "\ufffd::add-mask a::b"],
  ["::ERROR file=x::b", "\ufffd::ERROR file=x::b"],
  ["x\n::error::now", "x ::error::now"],
  ["std::vector", "std::vector"],
  ["see ::error::", "see ::error::"],
  ["::error", "::error"],
  ["::1::", "::1::"],
  ["::error now", "::error now"],
  ["##[error]now", "##\ufffd[error]now"],
  ["a ##vso[task]b ##[x]", "a ##\ufffdvso[task]b ##\ufffd[x]"],
  ["## title", "## title"],
  ["##9[x]", "##9[x]"],
  ["#[error]", "#[error]"],
])("a CI system obeys nothing in %j", (text, line) => expect(printable(text)).toBe(line));

test("every text of plain data is made printable, and data without such texts is the same data", () => {
  const data = { list: ["a\nb", 1, null, { deep: "##[x]" }], "na\nme": true, none: undefined };
  expect(printableData(data)).toEqual({
    list: ["a b", 1, null, { deep: "##\ufffd[x]" }],
    "na\nme": true,
    none: undefined,
  });
  for (const plain of ["a", 1, null, undefined, ["a", { b: ["c"] }], { a: { b: "c" } }])
    expect(printableData(plain)).toBe(plain);
  expect(printableData("a\nb")).toBe("a b");
  expect(printableData(["a", "b\n"])).toEqual(["a", "b"]);
});
