import {
  NEW_PSK,
  PLACEHOLDER_PSK,
  PSK_PATTERN,
  PSK_SPECIALS,
  PSKS_ELSEWHERE,
  pskFacts,
  pskName,
  pskProblem,
  pskStrengthProblem,
} from "../../domain/psk";
import fc from "../setup/properties";

const ALLOWED = "1 to 100 printable ASCII characters without spaces";

test("a PSK has 1 to 100 printable ASCII characters without spaces", () => {
  const good = fc.stringMatching(new RegExp(PSK_PATTERN));
  fc.assert(fc.property(good, (psk) => pskProblem(psk) === undefined));
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
  expect(pskProblem(printable)).toBeUndefined();
  expect(pskProblem("a".repeat(100))).toBeUndefined();
});

test.each([
  ["", "the PSK is empty"],
  ["a".repeat(101), "the PSK has more than 100 characters"],
  ["with space", "the PSK contains white space"],
  ["tab\t", "the PSK contains white space"],
  ["line\n", "the PSK contains white space"],
  ["bell\u0007", "the PSK contains a character that is not printable ASCII"],
  [`${"a".repeat(99)} `, "the PSK contains white space"],
  ["ümlaut", "the PSK contains a character that is not printable ASCII"],
])("%j is no PSK, and is not repeated", (psk, what) => expect(pskProblem(psk)).toEqual({ what, allowed: ALLOWED }));

test("every device accepts a PSK unless it has characters that some sources exclude", () => {
  expect(pskFacts(`aZ9${PSK_SPECIALS}`)).toEqual({
    length: 3 + PSK_SPECIALS.length,
    problem: undefined,
    isWelcome: true,
    isPlaceholder: false,
  });
  for (const special of ["'", '"', "`", "\\", "?"]) {
    expect(pskFacts(`a${special}`).isWelcome).toBe(false);
    expect(pskFacts(`${special}a`).isWelcome).toBe(false);
  }
  for (const special of PSK_SPECIALS) expect(pskFacts(special).isWelcome).toBe(true);
  expect(pskFacts("a b").problem).toEqual(pskProblem("a b"));
});

test.each([
  ["a".repeat(15), "the PSK has fewer than 16 characters"],
  ["a".repeat(16), undefined],
  [`${"a".repeat(16)}?`, "the PSK contains a character that not every device accepts"],
  ["a b", undefined],
  [PLACEHOLDER_PSK, undefined],
])("of a PSK of 16 characters and more is said, with %s: %s", (psk, what) => {
  const allowed = `16 to 100 letters, digits and ${PSK_SPECIALS}`;
  expect(pskStrengthProblem(pskFacts(psk), 16)).toEqual(what && { what, allowed });
});

test("the special characters are those that all sources allow", () => {
  expect(PSK_SPECIALS).toBe("~!@#$%^&*()_-+={}[]|;:,.<>/");
});

test("the placeholder is not a strong PSK, and is recognized", () => {
  expect(pskFacts("PLACEHOLDER-never-apply").isPlaceholder).toBe(true);
  expect(pskStrengthProblem(pskFacts(PLACEHOLDER_PSK), 99)).toBeUndefined();
});

test("a new PSK has only characters that every device reads as they are", () => {
  expect(NEW_PSK.length).toBe(32);
  expect(NEW_PSK.first).toMatch(/^[A-Za-z]{52}$/);
  expect(NEW_PSK.others).toMatch(/^[A-Za-z0-9]{62}$/);
});

test("the name of a PSK contains site, connection and tunnel", () => {
  expect(pskName("office", "main", 2)).toBe("office/main/2");
  expect(PSKS_ELSEWHERE).toEqual({
    what: "this file must not contain PSKs",
    allowed: "the variable psks, keyed site/connection/tunnel",
    fix: "remove it here, replace the PSK if the file was shared, and pass the new one with --var-file",
  });
});
