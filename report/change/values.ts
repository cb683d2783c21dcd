import type { Edit } from "../../change";

/** Characters to show of a value; the JSON report has all. */
const LONGEST = 200;

/** A foreign text, cut to fit one line. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  // not within a character of two halves
  const kept = text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${text.length.toLocaleString("en")} characters)`;
}

/** `1 and 2`; `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `ike.lifetime 28800 → 86400, not sent`. */
export function editText({ argument, from, to, isOpen, isSecret, unsent }: Edit): string {
  const sent = unsent === undefined ? "" : unsent === "surely" ? ", not sent" : ", perhaps not sent";
  if (isSecret) return `${argument} ${isOpen ? "known after apply" : "changed"}${sent}`;
  const [old, now] = [from, to].map((value) => (value === undefined ? "none" : shortened(value)));
  return `${shortened(argument)} ${old} → ${isOpen ? "known after apply" : now}${sent}`;
}
