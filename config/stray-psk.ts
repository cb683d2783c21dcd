import { isIdOfThing } from "../domain/id";
import type { FileProblem } from "../domain/problem";

/** Special characters of PSKs that no name, address or id has. */
const SPECIAL = /[~!@#$%^&*()+={}[\]|;<>]/;

/**
 * Words of a text that look like PSKs at the wrong place: long, with random letters, digits and signs, as generators
 * make them. Finds them within other text too, such as JSON.
 */
function straysIn(text: string): string[] {
  const words = text.split(BETWEEN).filter((word) => /^[!-~]{12,100}$/.test(word) && SPECIAL.test(word));
  const short = text.split(BETWEEN).filter((word) => /^[!-~]{8,11}$/.test(word) && kinds(word) === 4);
  const runs = text.match(/[A-Za-z0-9]{12,}/g) ?? [];
  // parts of a path are names
  const joined = text.match(/(?<![\w./-])[A-Za-z0-9._-]{12,}(?![\w./-])/g) ?? [];
  return [
    ...short,
    ...[...words, ...runs].filter((word) => kinds(word) >= 3),
    ...joined.filter((word) => isRandom(word) && !isIdOfThing(word)),
  ];
}

/**
 * Whether letters and figures alternate in a part of a word, unlike in a name: `x7Kp` in `vpn-x7Kp_4f`, but not
 * `edge-1` or `sha256`.
 */
function isRandom(word: string): boolean {
  const parts = word.split(/[._-]/).filter((part) => /[A-Za-z]/.test(word) && /\d/.test(part));
  const changes = (part: string) => part.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return parts.some((part) => changes(part) > 1 || /\d{9}/.test(part) || (changes(part) > 0 && part.length >= 12));
}

/** Separates words of a message; no PSK contains it. */
const BETWEEN = /[\s“”]+|,(?=\s|$)|[.:;](?=\s|$)/;

function kinds(word: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, SPECIAL].filter((kind) => kind.test(word)).length;
}

/** The problem without words of the file that may be PSKs. Drops a fix that contains such a word. */
export function withoutPsks({ path, what, allowed, fix, ...rest }: FileProblem): FileProblem {
  const words = [...path, what, allowed, fix ?? ""].flatMap((text) => straysIn(String(text)));
  const hidden = (text: string) => words.reduce((left, word) => left.replaceAll(word, "…"), text);
  const isShown = fix !== undefined && words.every((word) => !fix.toLowerCase().includes(word.toLowerCase()));
  return {
    ...rest,
    path: path.map((step) => (typeof step === "string" ? hidden(step) : step)),
    what: hidden(what),
    allowed: hidden(allowed),
    ...(isShown ? { fix } : {}),
  };
}
