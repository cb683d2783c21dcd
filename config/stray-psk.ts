import type { FileProblem } from "../domain/problem";

/** Special characters of PSKs that no name, address or id has. */
const SPECIAL = /[~!@#$%^&*()+={}[\]|;<>]/;

/**
 * Words of a text that may be PSKs at the wrong place, by their looks: long, and of letters, digits and signs at random, as generators
 * make them. Also within something else, such as JSON in a text.
 */
function straysIn(text: string): string[] {
  const words = text.split(BETWEEN).filter((word) => /^[!-~]{12,100}$/.test(word) && SPECIAL.test(word));
  const runs = text.match(/[A-Za-z0-9]{12,}/g) ?? [];
  return [...words, ...runs].filter((word) => kinds(word) >= 3);
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
