import { type Document, isScalar, type Pair, visit, type YAMLError, type YAMLMap } from "yaml";
import { nearest } from "../domain/nearest";
import type { Problem } from "../domain/problem";

interface SyntaxProblem extends Problem {
  /** Its place in the text, in characters. */
  readonly offset: number;
}

const MOST_TOLD = 10;

/**
 * Why a text is not YAML or JSON: repeated keys, or else the first slip, which breaks everything below. In our own
 * words: the parser's messages quote the file, and could quote a PSK.
 */
export function syntaxProblems(
  document: Document.Parsed,
  file: string,
  lineOf: (offset: number) => number,
): SyntaxProblem[] {
  const errors = [...document.errors, ...document.warnings].sort((one, other) => one.pos[0] - other.pos[0]);
  const slip = errors.find(({ code }) => code !== "DUPLICATE_KEY");
  if (slip) return [{ offset: slip.pos[0], ...slipProblem(slip, file) }];
  return errors
    .slice(0, MOST_TOLD)
    .map(({ pos: [offset] }) => ({ offset, ...duplicateProblem(document, offset, lineOf) }));
}

/** In YAML 1.1 it merges the keys of another map; YAML 1.2 has no merge keys. */
export const MERGE_KEY = "<<";

/** Keys with a meaning in other YAML readers; here they would look like mistyped words. */
export function mergeKeyProblems(document: Document.Parsed): SyntaxProblem[] {
  const offsets: number[] = [];
  const lookAt = (_: unknown, { key }: Pair) => {
    if (isScalar(key) && key.value === MERGE_KEY && key.type === "PLAIN") offsets.push(key.range?.[0] ?? 0);
  };
  visit(document, { Pair: lookAt });
  const problem = {
    what: "merge keys (<<) are not supported",
    allowed: "all names of a map in it, or an alias in place of the map",
  };
  return offsets.slice(0, MOST_TOLD).map((offset) => ({ offset, ...problem }));
}

/**
 * Aliases without an anchor above them. The alias may be a PSK that starts with a star, so messages do not repeat it.
 */
export function aliasProblems(document: Document.Parsed): SyntaxProblem[] {
  const anchors = new Set<string>();
  const problems: SyntaxProblem[] = [];
  visit(document, {
    Value: (_, { anchor }) => {
      if (anchor) anchors.add(anchor);
    },
    Alias: (_, { source, range }) => {
      if (!anchors.has(source)) problems.push({ offset: range?.[0] ?? 0, ...aliasProblem(source, [...anchors]) });
    },
  });
  return problems.slice(0, MOST_TOLD);
}

function aliasProblem(source: string, anchors: readonly string[]): Problem {
  const meant = nearest(source, anchors);
  return {
    what: "there is no anchor of this name above the alias",
    allowed: "an alias of an anchor, &NAME, above it",
    fix: meant === undefined ? "put text that starts with * in quotes" : `did you mean *${meant}?`,
  };
}

function slipProblem({ code, message }: YAMLError, file: string): Problem {
  if (code === "TAB_AS_INDENT") return { what: "the line is indented with a tab", allowed: "spaces" };
  if (code === "MULTIPLE_DOCS") return { what: "a second document starts here", allowed: "one in each file" };
  const [language, allowed] = file.endsWith(".json") ? ["JSON", "a JSON text"] : ["YAML", "a YAML or JSON text"];
  const [, , why] = SLIPS.find(([known, words]) => known === code && words.test(message)) ?? [];
  return { what: `this is not ${language}: ${why ?? code.toLowerCase().replaceAll("_", " ")}`, allowed };
}

/** The parser's codes (with the start of the message, where a code has several meanings), and what they mean. */
const SLIPS: readonly (readonly [code: YAMLError["code"], message: RegExp, meaning: string])[] = [
  ["BAD_INDENT", /^Flow/, "a bracket that is opened above is not closed"],
  ["BAD_INDENT", /^/, "the line starts at a different column from the lines above that it belongs to"],
  ["MULTILINE_IMPLICIT_KEY", /^/, "after this name there is no colon with a space"],
  ["MISSING_CHAR", /closing/, "a quote that is opened above is not closed"],
  ["MISSING_CHAR", /,/, "a comma is missing"],
  ["MISSING_CHAR", /map value/, "after this name there is no colon with a space"],
  ["MISSING_CHAR", /^/, "a character is missing"],
  ["BLOCK_AS_IMPLICIT_KEY", /^/, "the line has two colons; put text with a colon in quotes"],
  ["BLOCK_IN_FLOW", /^/, "within brackets a comma is missing before the next name"],
  ["BAD_SCALAR_START", /^/, "put text that starts like this in quotes"],
  ["BAD_ALIAS", /^/, "put text that starts with * or & in quotes"],
  ["TAG_RESOLVE_FAILED", /^/, "such a tag has no meaning here; put text that starts with ! in quotes"],
  ["NON_STRING_KEY", /^/, "there is a bracket where a name should be; put text with brackets in quotes"],
  ["BAD_DQ_ESCAPE", /^/, "a backslash in double quotes has a special meaning; use single quotes"],
  ["UNEXPECTED_TOKEN", /^/, "this belongs to nothing; put text with brackets in quotes, and close each bracket"],
  ["KEY_OVER_1024_CHARS", /^/, "the name has more than 1024 characters"],
];

function duplicateProblem(document: Document.Parsed, offset: number, lineOf: (offset: number) => number): Problem {
  let [what, allowed] = ["this name is here twice", "each name once"];
  const lookIn = (_: unknown, { items }: YAMLMap) => {
    const keys = items.map(({ key }) => key).filter(isScalar);
    const second = keys.find(({ range }) => range?.[0] === offset);
    const first = keys.find(({ value }) => value === second?.value);
    if (!second || !first?.range) return undefined;
    what = `“${String(second.value).slice(0, 64)}” is in line ${lineOf(first.range[0])} already`;
    return visit.BREAK;
  };
  visit(document, { Map: lookIn });
  return { what, allowed };
}
