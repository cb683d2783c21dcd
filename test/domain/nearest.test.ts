import { didYouMean, nearest } from "../../domain/nearest";

test.each([
  ["anvil", ["anvils", "hammer"], "anvils"],
  ["ANVIL", ["Hammer", "Anvil"], "Anvil"],
  ["hammer", ["anvil"], undefined],
  // a short word may have two slips, a long word slips in a third of its letters
  ["abxy", ["abcd"], "abcd"],
  ["axyz", ["abcd"], undefined],
  ["customergatewxyz", ["customergateways"], "customergateways"],
  ["customerxyzabcde", ["customergateways"], undefined],
  ["abcdefxyz", ["abcdefghi"], "abcdefghi"],
  ["abcdewxyz", ["abcdefghi"], undefined],
  // the nearest word; of two equally near words, the word of equal length
  ["tunnel", ["tunnelss", "tunnels"], "tunnels"],
  ["tunel", ["tun", "tuned"], "tuned"],
  ["ab", ["abc", "b", "xb"], "xb"],
  ["ab", ["a", "axyz", "bb"], "bb"],
  // only the first 64 characters are compared
  [`${"a".repeat(64)}bcdefghijk`, ["a".repeat(64)], "a".repeat(64)],
])("%s is meant, of %j, as %s", (written, known, meant) => {
  expect(nearest(written, known)).toBe(meant);
  expect(didYouMean(written, known)).toEqual(meant === undefined ? {} : { fix: `did you mean ${meant}?` });
});

test("of several words that are as near none is proposed, unless only their capitals differ", () => {
  expect(nearest("edge-3", ["edge-1", "edge-2"])).toBe("edge-1");
  expect(didYouMean("edge-3", ["edge-1", "edge-2"])).toEqual({});
  expect(didYouMean("edge-3", ["edge-1", "edge-1"])).toEqual({ fix: "did you mean edge-1?" });
  expect(didYouMean("VBD", ["vbr", "vpc", "VBR", "VPC"])).toEqual({ fix: "did you mean vbr?" });
});
