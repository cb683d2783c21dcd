import { Pattern } from "../../../policy/waivers/pattern";
import fc from "../../setup/properties";

/** The pattern as a regular expression, which takes exponential time with many stars. */
function expression(pattern: string): RegExp {
  const source = pattern
    .split(/(\/\*\*(?=$|\/)|^\*\*\/|\*+)/)
    .map((part) => {
      if (part === "/**") return "(?:/.*)?";
      if (part === "**/") return "(?:.*/)?";
      if (/^\*+$/.test(part)) return part.length > 1 ? ".*" : "[^/]*";
      return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, "s");
}

const text = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((all) => all.join(""));

test("a pattern matches what its regular expression matches", () => {
  fc.assert(
    fc.property(text("aab/**.", 9), text("ab/.", 8), (pattern, place) => {
      expect(new Pattern(pattern).means(place)).toBe(expression(pattern).test(place));
    }),
    { numRuns: 2000 },
  );
});

test("a text that a pattern matches contains the pattern's fixed parts", () => {
  fc.assert(
    fc.property(text("ab/*", 6), text("ab/", 6), (pattern, place) => {
      const made = new Pattern(pattern);
      for (const part of made.means(place) ? made.fixed : []) expect(place).toContain(part);
    }),
    { numRuns: 2000 },
  );
  expect(new Pattern("dev-sites/*.site-17__*").fixed).toEqual(["dev-sites/", ".site-17__", ""]);
  expect(new Pattern("**/site-17/main/**").fixed).toEqual(["", "site-17/main", ""]);
});

test("a pattern with many stars is matched at once", () => {
  const began = performance.now();
  expect(new Pattern(`${"*a".repeat(40)}b`).means("a".repeat(5000))).toBe(false);
  expect(new Pattern(`${"**a".repeat(40)}b`).means("a".repeat(5000))).toBe(false);
  expect(new Pattern(`${"/**".repeat(40)}b`).means("/a".repeat(2500))).toBe(false);
  expect(performance.now() - began).toBeLessThan(5000);
});
