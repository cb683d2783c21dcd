/** Width of a character in a fixed-width font of 12 pixels; wide characters take two. */
const CHARACTER = 7.3;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Width of a text in pixels, close enough without a browser. */
export function widthOf(text: string): number {
  return charactersOf(text).reduce((sum, character) => sum + widthOfOne(character), 0);
}

/** As much of a text as fits in some pixels. */
export function fitted(text: string, width: number): string {
  if (text.length * 2 * CHARACTER <= width || widthOf(text) <= width) return text;
  let left = width - CHARACTER;
  let kept = "";
  for (const character of charactersOf(text)) {
    left -= widthOfOne(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Characters as people count them: an emoji with its parts is one. */
function charactersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter("en").segment(text.slice(0, LONGEST)), ({ segment }) => segment);
}

/** Far more than a box shows. */
const LONGEST = 500;

function widthOfOne(character: string): number {
  return WIDE.test(character) ? 2 * CHARACTER : CHARACTER;
}
