import { distance } from "fastest-levenshtein";

/** The word that was probably meant; undefined if none is close. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  return nearestWords(written, known)[0];
}

/** `{fix: "did you mean …?"}`, or nothing, also where several words are equally close: any one would be a guess. */
export function didYouMean(written: string, known: readonly string[]): { fix?: string } {
  const [word, another] = nearestWords(written, known);
  return word === undefined || another !== undefined ? {} : { fix: `did you mean ${word}?` };
}

/** The words that are equally close, and closer than all others. */
function nearestWords(written: string, known: readonly string[]): readonly string[] {
  const lengthens = (word: string) => Math.abs(word.length - written.length);
  // of words that differ in capitals, the first
  const lower = known.map((word) => word.toLowerCase());
  const close = known
    .filter((word, index) => lower.indexOf(word.toLowerCase()) === index)
    .map((word) => ({ word, far: distance(written.toLowerCase().slice(0, 64), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.max(2, word.length / 3))
    .sort((one, other) => one.far - other.far || lengthens(one.word) - lengthens(other.word));
  const [best] = close;
  if (!best) return [];
  const isAsNear = ({ word, far }: typeof best) => far === best.far && lengthens(word) === lengthens(best.word);
  return close.filter(isAsNear).map(({ word }) => word);
}
