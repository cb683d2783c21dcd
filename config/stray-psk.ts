import type { SourceDocument } from "./document";
import type { FileProblem } from "./problem";

/** Stands for a text that may be a PSK. */
const HIDDEN = "…";

/** Special characters of PSKs that no name, address or id has. */
const SPECIAL = /[~!@#$%^&*()+={}[\]|;<>]/;

/**
 * Whether a text may be a PSK at the wrong place, by its looks: long, without spaces, and of letters, digits and signs at random,
 * as generators make them.
 */
export function mayBePsk(text: string): boolean {
  if (!/^[!-~]{12,100}$/.test(text)) return false;
  const kinds = (part: string) => [/[a-z]/, /[A-Z]/, /\d/, SPECIAL].filter((kind) => kind.test(part)).length;
  return (
    kinds(text) >= 3 &&
    (SPECIAL.test(text) || text.split(/[^A-Za-z0-9]+/).some((part) => part.length >= 12 && kinds(part) >= 3))
  );
}

/** A problem that repeats no value and no key of the file that may be a PSK. Its fix would be one of the PSK, and goes. */
export function withoutPsks(document: SourceDocument, problem: FileProblem): FileProblem {
  const { path, what, fix } = problem;
  const value = path.reduce<unknown>((at, step) => Object(at)[step], document.value);
  const words = [...path, value].filter((word) => typeof word === "string" && mayBePsk(word)) as string[];
  if (words.length === 0) return problem;
  const { fix: _, ...rest } = problem;
  const hidden = (text: string) => words.reduce((left, word) => left.replaceAll(word, HIDDEN), text);
  const isShown = fix !== undefined && words.every((word) => !fix.toLowerCase().includes(word.toLowerCase()));
  return {
    ...rest,
    what: hidden(what),
    path: path.map((step) => (words.includes(String(step)) ? HIDDEN : step)),
    ...(isShown ? { fix } : {}),
  };
}
