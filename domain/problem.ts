import type { Path } from "./path";

/**
 * What is wrong with a value: one statement for the schema, the constructs and the policy rules. Never contains a
 * secret.
 */
export interface Problem {
  /** What is wrong, with the value: `169.254.0.0/30 is reserved by the cloud`. */
  readonly what: string;
  /** What would be right: `a /30 of 169.254.0.0/16 …`; empty if there is no choice. */
  readonly allowed: string;
  /** What to do about it, if there is one clear thing to do. */
  readonly fix?: string;
}

/** A place in a file. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Something wrong in a file. */
export interface FileProblem extends Problem {
  /** The file, as messages name it. */
  readonly file: string;
  /** Line and column. @default not known */
  readonly position?: Position;
  /** Names and positions from the top of the file. */
  readonly path: Path;
}

/** A value as the subject of a sentence. */
export function worded(value: string | number): string {
  return value === "" ? "an empty text" : String(value);
}

/** The same for a value of figures: a text with letters may be anything at the wrong place, even a PSK. */
export function wordedFigures(value: string | number): string {
  const letters = String(value).match(/\p{L}/gu) ?? [];
  return letters.length > MOST_LETTERS ? "this" : worded(value);
}

/** The same for a value of a fixed list: a long text may be anything at the wrong place, even a PSK. */
export function wordedChoice(value: string | number): string {
  return String(value).length > LONGEST_CHOICE ? `a text of ${String(value).length} characters` : worded(value);
}

/** The longest name of an algorithm or kind in use, and a slip of the hand. Devices ask for longer PSKs. */
const LONGEST_CHOICE = 15;

/** A slip of the hand, or `AS` before a number. */
const MOST_LETTERS = 4;

/** The problems of a value: one, several, or none. */
export type Found = Problem | readonly Problem[] | undefined;

export function problemsIn(found: Found): readonly Problem[] {
  return found === undefined ? [] : [found].flat();
}

/** `What. Allowed: …. Fix: ….` */
export function sentence({ what, allowed, fix }: Problem): string {
  return [what, allowed && `Allowed: ${allowed}`, fix && `Fix: ${fix}`]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => ended(part as string))
    .join(" ");
}

/** A text as a sentence: with a full stop, unless it has an end already. */
export function ended(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
