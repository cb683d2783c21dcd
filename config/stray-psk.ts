import { isIdOfThing } from "../domain/id";
import type { FileProblem } from "../domain/problem";

/** Special characters of PSKs that no name, address or id has. */
const SPECIAL = /[~!@#$%^&*()+={}[\]|;<>]/;

/**
 * Words of a text that may be PSKs at the wrong place, by their looks: long, and of letters, digits and signs at random, as generators
 * make them. Also within something else, such as JSON in a text.
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

/** Whether letters and figures alternate in a part of a word as in no name: `x7Kp` in `vpn-x7Kp_4f`, and not `edge-1` or `sha256`. */
function isRandom(word: string): boolean {
  const parts = word.split(/[._-]/).filter((part) => /[A-Za-z]/.test(word) && /\d/.test(part));
  const changes = (part: string) => part.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return parts.some((part) => changes(part) > 1 || /\d{9}/.test(part) || (changes(part) > 0 && part.length >= 12));
}

/** Stands between words of a message, and is in no PSK. */
const BETWEEN = /[\s“”]+|,(?=\s|$)|[.:;](?=\s|$)/;

function kinds(word: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, SPECIAL].filter((kind) => kind.test(word)).length;
}

/** A problem that repeats no word of the file that may be a PSK. A fix that is made of such a word goes. */
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
