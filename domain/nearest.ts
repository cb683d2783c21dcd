import { distance } from "fastest-levenshtein";

/** The word that was probably meant; undefined if none is close. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const lengthens = (word: string) => Math.abs(word.length - written.length);
  const [best] = known
    .map((word) => ({ word, far: distance(written.toLowerCase().slice(0, 64), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.max(2, word.length / 3))
    .sort((one, other) => one.far - other.far || lengthens(one.word) - lengthens(other.word));
  return best?.word;
}

/** `{fix: "did you mean …?"}`, or nothing. */
export function didYouMean(written: string, known: readonly string[]): { fix?: string } {
  const word = nearest(written, known);
  return word === undefined ? {} : { fix: `did you mean ${word}?` };
}
