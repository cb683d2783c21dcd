import { add } from "../group-by";
import { onceFor } from "../once";

/** Too many words contain shorter texts to remove them from sentences. */
const SHORTEST = 4;

/** Stands for a hidden text. */
const MARK = "(sensitive)";

/** Removes secrets of at least 4 characters from a sentence, also as JSON writes them, plain or as Terraform does. */
export function redactor(sensitive: Iterable<string>): (sentence: string) => string {
  const byStart = new Map<string, string[]>();
  for (const secret of sensitive)
    if (secret.length >= SHORTEST) for (const text of formsOf(secret)) add(byStart, text.slice(0, SHORTEST), text);
  for (const texts of byStart.values()) texts.sort((one, other) => other.length - one.length);
  if (byStart.size === 0) return (sentence) => sentence;
  // Thousands of findings share a few sentences.
  return onceFor((sentence) => redact(sentence, byStart));
}

function formsOf(secret: string): Iterable<string> {
  if (!/["\\<>&\s]/.test(secret)) return [secret];
  const inJson = JSON.stringify(secret).slice(1, -1);
  const escaped = (sign: string) => `\\u00${sign.charCodeAt(0).toString(16)}`;
  return new Set([secret, inJson, inJson.replace(/[<>&]/g, escaped)]);
}

function redact(sentence: string, byStart: ReadonlyMap<string, readonly string[]>): string {
  let [redacted, rest] = ["", 0];
  for (let index = 0; index < sentence.length; ) {
    const found = byStart
      .get(sentence.slice(index, index + SHORTEST))
      ?.find((text) => sentence.startsWith(text, index));
    if (found === undefined) {
      index++;
      continue;
    }
    redacted += sentence.slice(rest, index) + MARK;
    index += found.length;
    rest = index;
  }
  return redacted + sentence.slice(rest);
}
