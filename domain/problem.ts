import type { Path } from "./path";

/** What is wrong with a value, said once for the schema, the constructs and the policy rules. Never holds a secret. */
export interface Problem {
  /** What is wrong, with the value: `169.254.0.0/30 is reserved by the cloud`. */
  readonly what: string;
  /** What would be right: `a /30 of 169.254.0.0/16 …`; empty where there is nothing to choose. */
  readonly allowed: string;
  /** What to do about it, where there is one thing to do. */
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

/** The same of a value of figures: what has letters instead may be anything that was put at the wrong place, also a PSK. */
export function wordedFigures(value: string | number): string {
  const letters = String(value).match(/\p{L}/gu) ?? [];
  return letters.length > MOST_LETTERS ? "this" : worded(value);
}

/** A slip of the hand, or `AS` before a number. */
const MOST_LETTERS = 4;

/** What is found wrong with a value: one thing, several, or nothing. */
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

/** A text as a sentence: with a full stop, unless it ends itself. */
export function ended(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
